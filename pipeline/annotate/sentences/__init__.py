"""Sentence boundaries by rule."""
