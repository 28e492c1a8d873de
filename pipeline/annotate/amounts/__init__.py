"""Sums of money in running text."""
