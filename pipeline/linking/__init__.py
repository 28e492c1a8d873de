"""Mentions to entities with identity."""

from pipeline.linking.link import link
from pipeline.linking.links import Link, Links

__all__ = ["Link", "Links", "link"]
