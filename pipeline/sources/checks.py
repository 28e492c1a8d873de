"""What is known of a document at its source, and when it counts as gone. The attributes are columns of ``source_checks``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from pipeline.sources.web.answers import Validators

MISSES_UNTIL_GONE: Final = 3
"""One miss may be a page under repair, two a long weekend of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found when a document was last asked for.

    Attributes:
        source: the name of the source that lists it.
        document_id: of the bytes last fetched.
        listed_change: when the feed or sitemap said that it changed, as written there.
        checked_at: None for files.
        misses: runs in a row that did not find it.
        missing_since: the first of these.
    """

    source_uri: str
    source: str
    document_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    listed_change: str | None = None
    media_type: str | None = None
    checked_at: datetime | None = None
    misses: int = 0
    missing_since: datetime | None = None

    @property
    def gone_since(self) -> datetime | None:
        """The first of the misses, once there are enough."""
        return self.missing_since if self.misses >= MISSES_UNTIL_GONE else None

    @property
    def validators(self) -> Validators:
        """What to ask with whether it changed."""
        return Validators(self.etag, self.last_modified)

    def is_due(self, listed_change: str | None, now: datetime, recheck_days: float) -> bool:
        """Whether it is to be asked for again: it was missed, its listing states another change, or nothing was asked for long.

        >>> from datetime import UTC
        >>> check = Check(source_uri="a", source="b", document_id="c", listed_change="x", checked_at=datetime(2026, 11, 1, tzinfo=UTC))
        >>> [check.is_due(change, datetime(2026, 11, 3, tzinfo=UTC), 7) for change in ("x", "y", None)]
        [False, True, False]
        """
        if self.document_id is None or self.checked_at is None or self.misses:
            return True
        if listed_change is not None and listed_change != self.listed_change:
            return True
        return now - self.checked_at >= timedelta(days=recheck_days)

    def missed(self, now: datetime) -> Check:
        """After one more run that did not find it.

        >>> from datetime import UTC
        >>> check = Check(source_uri="a", source="b")
        >>> for day in (1, 2, 3, 4):
        ...     check = check.missed(datetime(2026, 11, day, tzinfo=UTC))
        >>> check.misses, check.gone_since.day
        (4, 1)
        """
        return replace(self, misses=self.misses + 1, missing_since=self.missing_since or now)

    def there(self) -> Check:
        """After a run that found it."""
        return replace(self, misses=0, missing_since=None)
