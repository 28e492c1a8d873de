"""Funding programmes: family, stated strand and generation, and the generation that a date settles."""
