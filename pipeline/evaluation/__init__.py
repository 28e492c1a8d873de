"""Scorers: what a model or a rule gets right, against gold."""
