"""A DOCX file opened with care: it is a zip archive of XML files from a stranger."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any, Final

import docx

from pipeline.errors import Damaged, Encrypted, TooLarge
from pipeline.records import Source
from pipeline.settings import Settings

_MAX_MEMBERS: Final = 10_000
_MAX_RATIO: Final = 200
"""Word's own XML packs 5 to 30 times; pictures hardly at all."""
_SMALL_ENOUGH: Final = 20 * 1024 * 1024
"""Below this size expanded, any ratio is harmless."""
_ENCRYPTED_FLAG: Final = 0x1
_XML: Final = (".xml", ".rels")
_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")


def open_package(source: Source, settings: Settings) -> Any:
    """The python-docx document of a source.

    Raises:
        TooLarge: for what unpacks to more than the settings allow, or to far more than any document.
        Encrypted: for members with a password.
        Damaged: for a file that is broken, or that declares XML entities, which no Office document does.
    """
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            _check(source, archive, settings)
        document = docx.Document(BytesIO(source.data))
        if document.element.body is None:
            raise ValueError("a document without a body")
        return document
    except (TooLarge, Encrypted, Damaged):
        raise
    except Exception as error:  # python-docx lets through whatever its parts stumble over in a broken file
        raise Damaged(
            f"{source.uri} is a Word document that is broken ({type(error).__name__}).",
            hint="Open it in a word processor, save it again and retry.",
        ) from error


def _check(source: Source, archive: zipfile.ZipFile, settings: Settings) -> None:
    members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    if expanded > settings.max_expanded_bytes or len(members) > _MAX_MEMBERS:
        raise TooLarge(
            f"{source.uri} unpacks to {expanded:,} bytes in {len(members):,} parts; the limit is {settings.max_expanded_bytes:,} bytes.",
            hint="Check where it came from.",
        )
    if expanded > _SMALL_ENOUGH and expanded > _MAX_RATIO * len(source.data):
        raise TooLarge(
            f"{source.uri} unpacks to {expanded // len(source.data)} times its size, as only an attack does.",
            hint="Check where it came from.",
        )
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise Encrypted(f"{source.uri} needs a password.", hint="Save it without one and run again.")
    for member in members:
        if member.filename.endswith(_XML):
            content = archive.read(member)
            if any(declaration in content for declaration in _DECLARATIONS):
                raise Damaged(
                    f"{source.uri} declares XML entities in {member.filename!r}, which no Word document does.",
                    hint="Check where it came from.",
                )
