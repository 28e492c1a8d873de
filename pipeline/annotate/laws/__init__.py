"""Acts, orders and EU rules with their paragraphs."""
