"""referat: from Danish public-sector documents to tables and a search index."""

__version__ = "0.1.0"
