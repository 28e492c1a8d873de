"""Case numbers in running text."""
