"""Where documents come from: ``discover`` finds the sources of folders, files and archives, ``Fetcher`` their bytes."""

from pipeline.sources.discover import Place, Unreachable, discover
from pipeline.sources.fetch import Fetcher

__all__ = ["Fetcher", "Place", "Unreachable", "discover"]
