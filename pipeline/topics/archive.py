"""Skops archives whose bytes depend on nothing but what they hold."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_SCHEMA = "schema.json"
_ADDRESS = re.compile(r'(?<="__id__": )\d+|(?<="file": ")\d+(?=\.)')
"""Where an object lay in memory: skops tells objects apart by it, and names their files so."""


def reproducible(archive: bytes) -> bytes:
    """The same archive with its objects numbered in order instead of by their place in memory, its files without a time.

    Args:
        archive: as ``skops.io.dumps`` gives it.
    """
    numbers: dict[str, str] = {}
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(written, "w") as target:
        schema = _ADDRESS.sub(
            lambda found: numbers.setdefault(found[0], str(len(numbers))), source.read(_SCHEMA).decode("utf-8")
        )
        contents = {_SCHEMA: schema.encode("utf-8")}
        for name in source.namelist():
            if name != _SCHEMA:
                stem, _, suffix = name.partition(".")
                contents[f"{numbers[stem]}.{suffix}"] = source.read(name)
        for name, content in sorted(contents.items()):
            target.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return written.getvalue()
