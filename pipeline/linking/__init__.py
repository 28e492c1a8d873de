"""Mentions to entities with identity."""
