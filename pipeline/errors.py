"""Coded errors. A ReferatError is the user's to mend and is shown as one sentence; anything else is a bug with a traceback."""

from __future__ import annotations


class ReferatError(Exception):
    """Something a user can mend: what happened, to what, and what to do.

    Attributes:
        code: stable, for looking up and counting (``R101``).
        hint: what the user can do about it, or an empty string.
    """

    code = "R000"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f" {self.hint}" if self.hint else "")


class UsageError(ReferatError):
    """A command, option, setting or file name that cannot be used as given (exit status 2)."""

    code = "R001"


class SourceError(ReferatError):
    """A source that cannot be found or fetched."""

    code = "R100"


class GoneAtSource(SourceError):
    """A document that its publisher's server no longer has (404, 410)."""

    code = "R101"


class NotAllowed(SourceError):
    """An address that must not be fetched: robots.txt says so, or it lies in a private network."""

    code = "R102"


class Unavailable(SourceError):
    """A server that could not be reached or could not answer for now, however often it was tried."""

    code = "R103"


class Unexpected(SourceError):
    """A source that gives fewer documents than its description expects, or nothing that it should."""

    code = "R104"


class ReadError(ReferatError):
    """Bytes that cannot be turned into a document; the base of every reader's errors."""

    code = "R200"


class EmptySource(ReadError):
    """No bytes, or nothing but white space."""

    code = "R201"


class UnknownFormat(ReadError):
    """Content that is none of the formats read."""

    code = "R202"


class Damaged(ReadError):
    """A file of a known format whose content is broken or cut off."""

    code = "R203"


class Encrypted(ReadError):
    """A file that needs a password."""

    code = "R204"


class NoText(ReadError):
    """A well-formed file without any text to analyse."""

    code = "R205"


class NotRecognised(NoText):
    """A PDF of pictures that text recognition (OCR) did not read: it is switched off or missing, failed or took too long."""

    code = "R207"


class TooLarge(ReadError):
    """A file over one of the limits of the settings (bytes, pages, blocks, expanded size)."""

    code = "R206"


class ModelError(ReferatError):
    """A language or topic model that is missing or was made by an incompatible version."""

    code = "R300"


class LakeError(ReferatError):
    """A data directory or table that cannot be read or written as asked."""

    code = "R400"


class QueryError(ReferatError):
    """A search or filter that means nothing here, said instead of dropped."""

    code = "R500"


def meaning(code: str) -> str:
    """What errors of a code are, in words; "" for what is no code of ours.

    >>> meaning("R204"), meaning("WorkerDied")
    ('A file that needs a password.', '')
    """
    pending: list[type[ReferatError]] = [ReferatError]
    while pending:
        kind = pending.pop()
        if kind.code == code:
            return (kind.__doc__ or "").partition("\n")[0]
        pending += kind.__subclasses__()
    return ""
