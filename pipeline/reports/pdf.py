"""A report on paper: the same page, printed by WeasyPrint, which is an extra."""

from __future__ import annotations

from typing import Any, NoReturn

from pipeline.errors import UsageError

_ADVICE = "Install it with pip install 'referat[pdf]'; it needs Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)."


def as_pdf(page: str) -> bytes:
    """A page of ``make_report`` as PDF, tagged for those who listen; nothing is fetched.

    Raises:
        UsageError: where WeasyPrint or what it needs is not installed.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: the package is there and Pango is not
        raise UsageError(f"PDF needs WeasyPrint, which cannot be loaded ({error}).", hint=_ADVICE) from None
    printed: bytes = HTML(string=page, url_fetcher=_refused).write_pdf(pdf_tags=True)
    return printed


def _refused(url: str, *_: Any, **__: Any) -> NoReturn:
    raise ValueError(f"A report holds all it needs; {url} is not fetched.")
