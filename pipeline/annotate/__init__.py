"""Entities and values in running text: a spaCy pipeline of our own components."""
