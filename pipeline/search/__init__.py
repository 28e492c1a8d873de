"""The search index over items, decisions, articles, projects, people, bodies, programmes and cases, with Danish analysis."""

from pipeline.search.answer import Answer, FacetValue, Hit
from pipeline.search.index import Index

__all__ = ["Answer", "FacetValue", "Hit", "Index"]
