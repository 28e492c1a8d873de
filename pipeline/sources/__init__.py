"""Where documents come from: ``named_sources`` and ``find`` tell which there are, ``Fetcher`` and ``download`` give their bytes."""

from pipeline.sources.discover import Place, Unreachable, discover
from pipeline.sources.fetch import Fetcher

__all__ = ["Fetcher", "Place", "Unreachable", "discover"]
