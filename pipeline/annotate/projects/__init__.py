"""Projects that a text names, and what it states of them."""
