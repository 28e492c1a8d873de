"""Organisations: the field's known bodies by list, all others by how Danish names them."""
