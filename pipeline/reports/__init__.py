"""Reports for those who read: the tables in figures, each with its picture, its table, its definition and its query."""

from pathlib import Path
from typing import Final

REPORT: Final = Path("reports", "report.html")
"""Where the report is that is made after each scheduled run, below the data directory."""
