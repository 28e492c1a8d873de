"""Dictionary forms of words."""
