"""The search index over items, decisions, articles and projects, with Danish analysis."""
