"""A small encoder that tells projects' names, and what other words are to them, by their context."""
