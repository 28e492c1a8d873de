"""Text recognition (OCR) of pages that are pictures, by OCRmyPDF with Tesseract's Danish model, where both are installed.

Pages are neither deskewed nor rotated first: on the scans in ``corpora/gold/scans`` either took at least half as long again and mended
no word of a title; Tesseract itself copes with a slight slant and with a page that lies on its side.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.settings import Settings

LANGUAGE: Final = "dan"
ADVICE: Final = (
    'To have scans read, install OCR: `pip install "ocrmypdf>=17"` (the extra referat[ocr]), and on Debian or Ubuntu '
    "`apt-get install tesseract-ocr tesseract-ocr-dan ghostscript unpaper pngquant`."
)
_START_SECONDS: Final = 30.0
"""OCRmyPDF needs 1 to 2 s to start and to write its result; a busy machine may need a multiple."""
_SHARE_OF_LIMIT: Final = 0.8
"""OCR gives up before its worker is stopped, so that a document is read without it instead of being lost."""
_PROBE_SECONDS: Final = 20.0
_REASON_CHARACTERS: Final = 200


class OcrUnavailable(Exception):
    """OCR that was not done, or not to its end: why, and what to do about it, in full sentences."""


def missing_tools() -> list[str]:
    """What OCR lacks on this machine, by name; empty where it can be done."""
    missing = [] if _command("ocrmypdf") else ["ocrmypdf"]
    tesseract = _command("tesseract")
    if tesseract is None:
        missing.append("tesseract")
    elif LANGUAGE not in _languages(tesseract):
        missing.append(f"Tesseract's language {LANGUAGE}")
    return missing


def recognise(data: bytes, pages: Sequence[int], settings: Settings) -> bytes:
    """A PDF with a text layer under the pictures of some of its pages.

    Nothing is sent over the network. A page that takes longer than ``settings.ocr_seconds`` stays without text.

    Args:
        data: the PDF.
        pages: the numbers of the pages to recognise, from 1; those with any text are left alone.

    Raises:
        OcrUnavailable: where the settings or missing tools forbid it, and where it fails or takes too long.
    """
    if settings.ocr == "off":
        raise OcrUnavailable("OCR is switched off; set ocr to auto.")
    if missing := missing_tools():
        raise OcrUnavailable(f"OCR is not installed ({', '.join(missing)} missing). {ADVICE}")
    with tempfile.TemporaryDirectory(prefix="referat-ocr-", ignore_cleanup_errors=True) as folder:
        scan, recognised = Path(folder, "scan.pdf"), Path(folder, "recognised.pdf")
        scan.write_bytes(data)
        _run(
            [
                str(_command("ocrmypdf")),
                *("--skip-text", "--language", LANGUAGE, "--output-type", "pdf", "--optimize", "0", "--jobs", "1"),
                *("--invalidate-digital-signatures", "--quiet", "--tesseract-timeout", str(settings.ocr_seconds)),
                *("--pages", ",".join(map(str, pages)), str(scan), str(recognised)),
            ],
            folder,
            min(_START_SECONDS + settings.ocr_seconds * len(pages), _SHARE_OF_LIMIT * settings.max_seconds),
        )
        try:
            return recognised.read_bytes()
        except OSError as error:
            raise OcrUnavailable(f"OCR left no result: {error.strerror}.") from None


def _run(command: list[str], folder: str, seconds: float) -> None:
    """Runs a program to its end with all that it starts, on one core, its temporary files in ``folder``."""
    environment = {**os.environ, "PATH": _search_path(), "TMPDIR": folder, "OMP_THREAD_LIMIT": "1"}
    log = Path(folder, "log.txt")
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise OcrUnavailable(
                f"OCR was stopped after {seconds:.0f} s; ocr_seconds and max_seconds set how long."
            ) from None
        finally:
            _stop(process)
    if status:
        said = " ".join(log.read_text(encoding="utf-8", errors="replace").split())[-_REASON_CHARACTERS:]
        raise OcrUnavailable(f"OCR failed (ocrmypdf ended with {status}): {said or 'it said nothing'}.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends what still runs of a program and of the programs that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _languages(tesseract: str) -> list[str]:
    try:
        listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, timeout=_PROBE_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return listed.stdout.split()


def _command(name: str) -> str | None:
    return shutil.which(name, path=_search_path())


def _search_path() -> str:
    """Where programs are looked for: first beside this Python, for an environment that was not activated."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
