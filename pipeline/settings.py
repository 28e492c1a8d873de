"""Every setting with its default, limits and help in one place; values come from the environment or ``referat.toml``."""

from __future__ import annotations

import os
import re
from functools import cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from pipeline.errors import UsageError

_MIB = 1024 * 1024
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:[/\\]", re.IGNORECASE)
"""How an address begins (s3://, or s3:/ once it was taken for a path); the drives of Windows have one letter."""


class Settings(BaseSettings):
    """The settings of one process.

    A value comes from ``REFERAT_<NAME>`` in the environment, else from ``referat.toml`` in the working folder, else from its default.

    >>> Settings(workers=1).workers
    1
    """

    model_config = SettingsConfigDict(env_prefix="REFERAT_", toml_file="referat.toml", extra="forbid", frozen=True)

    data: Path = Field(Path("data"), description="The data directory.")
    sources: Path | None = Field(
        None, description="A YAML file that describes the sources of every run that names none itself."
    )
    corrections: Path | None = Field(
        None, description="A YAML file of decisions: which entities are the same, different, renamed or none."
    )
    language_model: str = Field(
        "accurate",
        description="'accurate' or 'fast' (both shipped), or the name of an installed spaCy package such as da_core_news_sm.",
    )
    language_model_threads: int = Field(1, ge=1, le=256, description="Threads of each process for the accurate model.")
    workers: int = Field(
        default=min(8, os.cpu_count() or 1), ge=1, le=256, description="Worker processes that analyse documents."
    )
    dask: str = Field(
        "",
        max_length=500,
        description="tcp://host:8786 of a Dask scheduler, to analyse documents on the machines of its workers.",
    )
    max_seconds: float = Field(
        600, gt=0, description="A worker that takes longer over a batch, then over a step of one document, is stopped."
    )
    max_page_seconds: float = Field(
        120, gt=0, description="A worker that takes longer to read one page of a PDF is stopped."
    )
    max_worker_bytes: int = Field(
        4096 * _MIB, ge=256 * _MIB, description="A worker that takes more memory is stopped (Linux)."
    )
    max_output_bytes: int = Field(
        512 * _MIB, ge=1024, description="A document that becomes more rows than this is refused."
    )
    batch_size: int = Field(32, ge=1, le=1000, description="Documents in one batch (one Prefect task).")
    reprocess: bool = Field(False, description="Do again what earlier runs did, from the stage reprocess_from on.")
    reprocess_from: Literal["documents", "tables", "index"] = Field(
        "documents",
        description="'documents': each is read again; 'tables': what is derived from their rows; 'index': the index alone.",
    )
    history_days: float = Field(
        7,
        ge=0,
        description="Earlier versions of the tables can be read for so long; older ones are removed once a day.",
    )
    notify: str = Field(
        "", description="A program that is told on its standard input that a scheduled run failed, or went well again."
    )
    max_file_bytes: int = Field(200 * _MIB, ge=1024, description="A larger source is refused.")
    max_expanded_bytes: int = Field(
        500 * _MIB, ge=1024, description="A file that unpacks to more (DOCX, zip) is refused."
    )
    max_pages: int = Field(5000, ge=1, description="A document with more pages is refused.")
    max_characters: int = Field(20_000_000, ge=1000, description="A document with a longer text is refused.")
    max_documents: int = Field(
        10_000, ge=1, description="Documents that a run fetches from one web source; the next run goes on."
    )
    fetch_seconds: float = Field(120, gt=0, le=3600, description="An answer that is not whole by then is given up.")
    fetch_pause: float = Field(1.0, ge=0, le=3600, description="Seconds between two requests to the same host.")
    fetch_hosts: int = Field(4, ge=1, le=64, description="Hosts that are asked side by side, each one at a time.")
    recheck_days: float = Field(
        7, ge=0, description="A document that its feed or list does not call changed is asked for again after so long."
    )
    contact: str = Field(
        "", max_length=200, description="A web or e-mail address that the User-Agent names, for publishers' questions."
    )
    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = Field(
        (), description="Private networks that may be fetched from, such as an intranet's [10.20.0.0/16]."
    )
    search_url: SecretStr | None = Field(
        None,
        description="postgresql://user:password@host/database to keep the search index there, for several machines.",
    )
    search_vectors: bool = Field(
        True,
        description="Runs also compute what searches by meaning compare, up to 25,000 texts, and searches go by it. A fifth more work.",
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="'json': a run logs a line of JSON for each record, with run, document and stage."
    )
    ocr: Literal["auto", "off"] = Field(
        "auto", description="'auto': scanned pages are recognised where OCR is installed; 'off': never."
    )
    ocr_seconds: float = Field(60, gt=0, description="A scanned page that takes OCR longer stays without text.")
    min_topic_probability: float = Field(
        0.5, ge=0, le=1, description="Below this an item is left without topic and listed in issues."
    )

    @field_validator("data", mode="before")
    @classmethod
    def _is_folder(cls, value: object) -> object:
        if _ADDRESS.match(str(value)):
            raise ValueError(
                f"{value} is an address, and a folder is expected. Object storage cannot hold the data directory, since the "
                "tables' journal needs files that are renamed in one step; a file system that all machines mount can (NFS or the like)"
            )
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments go before the environment, the environment before ``referat.toml``."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**overrides: Any) -> Settings:
    """The settings, with ``overrides`` first.

    Raises:
        UsageError: for an unknown name or a value outside its limits, naming it.

    >>> load_settings(workers=0)
    Traceback (most recent call last):
    pipeline.errors.UsageError: [R001] The setting workers is wrong: Input should be greater than or equal to 1. ...
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"The setting {name} is wrong: {first['msg'].removeprefix('Value error, ')}.",
            hint="See `referat doctor` for every setting with its limits.",
        ) from None


@cache
def default_settings() -> Settings:
    """The settings of this process without overrides, read once."""
    return load_settings()
