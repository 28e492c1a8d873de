"""A run: from the sources that are there to tables and index, batch by batch, whatever happens to one of them."""

from pipeline.runs.progress import Progress, Report, Runner, Summary

__all__ = ["Progress", "Report", "Runner", "Summary"]
