"""Persons and the roles that a text gives them."""
