"""The checks of ``referat doctor``, each of one thing, and the list of all settings."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from pipeline.errors import ReferatError
from pipeline.settings import Settings

_FREE_BYTES = 1024**3
"""Below this a run over a few thousand documents may fill the disk."""
_INSTALL = "pip install --no-deps -r constraints.txt"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, whether it will do, and what to do where it will not."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting as text."""

    name: str
    value: str
    default: str
    limits: str
    meaning: str


def run_checks(settings: Settings, *, models: bool = True) -> Iterator[Check]:
    """Checks Python, packages, models, the data directory, the disk and, where there is one, the database of the search index.

    Args:
        models: whether to load them.
    """
    yield _python()
    yield from _packages()
    if models:
        yield _language_model(settings)
        yield _topic_model()
    yield _text_recognition(settings)
    yield _data_directory(settings.data)
    yield _disk(settings.data)
    yield _tables(settings.data)
    yield from _health(settings)
    if settings.search_url:
        yield _search_database(settings)


def list_settings(settings: Settings) -> list[SettingLine]:
    """Every setting with its value, default, limits and meaning."""
    return [
        SettingLine(
            name,
            str(getattr(settings, name)),
            str(field.get_default()),
            _limits(field.metadata),
            field.description or "",
        )
        for name, field in type(settings).model_fields.items()
    ]


def _limits(metadata: list[object]) -> str:
    """The limits of a setting in words.

    >>> import annotated_types
    >>> _limits([annotated_types.Ge(1), annotated_types.Le(256)])
    '>= 1, <= 256'
    """
    signs = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
    found = [
        f"{sign} {getattr(limit, name)}" for limit in metadata for name, sign in signs.items() if hasattr(limit, name)
    ]
    return ", ".join(found)


def _python() -> Check:
    ok = sys.version_info >= (3, 11)
    found = f"{platform.python_version()} on {platform.platform(terse=True)}"
    return Check("Python 3.11 or newer", ok, found, "" if ok else "Install Python 3.11 and make a new environment.")


def _packages() -> Iterator[Check]:
    """What the installed distribution says that it needs, extras left out."""
    try:
        needed = metadata.requires("referat") or []
    except metadata.PackageNotFoundError:
        yield Check("package referat", False, "not installed", "pip install --no-deps --editable .")
        return
    from packaging.requirements import Requirement

    for line in sorted(needed, key=str.lower):
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield Check(f"package {requirement.name}", False, "not installed", _INSTALL)
            continue
        fits = requirement.specifier.contains(version, prereleases=True)
        name = f"package {requirement.name} {requirement.specifier}".strip()
        yield Check(name, fits, version, "" if fits else _INSTALL)


def _language_model(settings: Settings) -> Check:
    name = f"language model {settings.language_model}"
    try:
        from pipeline.annotate.language import load

        meta = load(settings.language_model).meta
    except (ReferatError, ImportError) as error:
        return Check(name, False, str(error), "Install the package, or set language_model to accurate or fast.")
    return Check(name, True, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _topic_model() -> Check:
    try:
        from pipeline.topics.model import TopicModel

        found = TopicModel.load().name
    except (ReferatError, ImportError) as error:
        return Check("topic model", False, str(error), "Install referat again.")
    return Check("topic model", True, found)


def _text_recognition(settings: Settings) -> Check:
    """OCR is an extra: that it is missing is no fault, and its remedy is shown all the same."""
    from pipeline.readers.pdf.ocr import ADVICE, missing_tools

    name = "OCR of scanned PDF pages (optional)"
    if missing := missing_tools():
        return Check(name, True, f"not installed: {', '.join(missing)} missing", ADVICE)
    return Check(name, True, "installed" if settings.ocr == "auto" else "installed, switched off by the setting ocr")


def _data_directory(data: Path) -> Check:
    name = f"data directory {data}"
    folder = _existing(data)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Check(name, False, f"{folder} cannot be written: {error.strerror}", "Name another one with --data.")
    return Check(name, True, "can be written" if folder == data else "will be made by the first run")


def _disk(data: Path) -> Check:
    free = shutil.disk_usage(_existing(data)).free
    ok = free >= _FREE_BYTES
    return Check(
        "disk space", ok, f"{free / 1024**3:.1f} GiB free", "" if ok else "Make room: a run may fill the disk."
    )


def _tables(data: Path) -> Check:
    import polars as pl

    from pipeline.tables.lake import Lake
    from pipeline.tables.schemas import TABLES

    lake = Lake(data / "lake")
    try:
        rows = {name: lake.scan(name).select(pl.len()).collect().item() for name in TABLES}
    except (ReferatError, pl.exceptions.PolarsError) as error:
        return Check("tables", False, str(error), "Move the lake folder away and run again: raw/ has all originals.")
    return Check("tables", True, f"{rows['documents']:,} documents, {sum(rows.values()):,} rows")


def _search_database(settings: Settings) -> Check:
    from pipeline.search import Index

    try:
        is_new = Index.of(settings).is_new
    except ReferatError as error:
        return Check("search database", False, error.message, error.hint)
    return Check("search database", True, "no index yet: `referat run` makes it" if is_new else "has the index")


def _health(settings: Settings) -> Iterator[Check]:
    """What is wrong in the data directory."""
    from dataclasses import astuple

    from pipeline.runs.health import examine

    for finding in examine(settings):
        yield Check(*astuple(finding))


def _existing(path: Path) -> Path:
    """The nearest folder above that is there."""
    path = Path(os.path.abspath(path))
    return path if path.is_dir() or path == path.parent else _existing(path.parent)
