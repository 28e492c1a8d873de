"""Files that no reader can read, made byte by byte, and good ones to stand among them."""

from __future__ import annotations

import hashlib
import io
import os
import random
import struct
import zipfile
from pathlib import Path

from docx import Document

MINUTES = """Referat fra møde i Kulturudvalget
Tirsdag den 14. maj 2024 kl. 16.00 i mødelokale 2

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Tilskud til spejderhytten i Nørre Lyng
Sagsfremstilling
Spejderne søger om 45.000 kr. til nyt tag.
Indstilling
Forvaltningen indstiller, at tilskuddet bevilges.
Beslutning
Indstillingen blev tiltrådt.
"""

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = -4


def docx() -> bytes:
    """A small document as Word saves it."""
    document = Document()
    document.add_heading("Referat fra møde i Kulturudvalget den 14. maj 2024", 1)
    for line in MINUTES.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zip_archive() -> bytes:
    """An archive that is no document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("noter.txt", "Husk mælk.")
    return stream.getvalue()


def pdf(*, pages: int, password: str = "") -> bytes:
    """A PDF of empty pages; with a password, encrypted as PDF 1.4 has it (algorithms 3.2 to 3.4: RC4, 40 bits)."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" for _ in range(pages)),
    ]
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if password:
        identity = bytes(16)
        secret = (password.encode() + _PADDING)[:32]
        owner = _rc4(hashlib.md5(secret).digest()[:5], secret)
        key = hashlib.md5(secret + owner + struct.pack("<i", _PERMISSIONS) + identity).digest()[:5]
        user = _rc4(key, _PADDING)
        trailer += (
            f" /ID [<{identity.hex()}> <{identity.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2"
            f" /O <{owner.hex()}> /U <{user.hex()}> /P {_PERMISSIONS} >>"
        )
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + end.encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    result = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)


GOOD: dict[bytes, bytes] = {
    b"godt.txt": MINUTES.encode(),
    b"godt.docx": docx(),
    b"to\nlinjer.txt": MINUTES.replace("14. maj", "15. maj").encode(),
    "latin-1 møde.txt".encode("latin-1"): MINUTES.replace("14. maj", "16. maj").encode("cp1252"),
}
"""Names as bytes; all of these are read."""

BAD: dict[bytes, tuple[bytes, str]] = {
    b"tom.txt": (b"", "empty"),
    b"kun blanke.txt": (b" \r\n\t\n", "empty"),
    b"tilfaeldig.pdf": (random.Random(1).randbytes(5000), "binary"),
    b"laast.pdf": (pdf(pages=1, password="hemmelig"), "password"),
    b"ingen sider.pdf": (pdf(pages=0), "page"),
    b"tomme sider.pdf": (pdf(pages=2), "text"),
    b"halv.pdf": (pdf(pages=2)[:150], "cut off"),
    b"halv.docx": (docx()[:6000], "cut off"),
    b"arkiv.docx": (zip_archive(), "zip archive"),
    b"tekstloes.html": (
        b"<!doctype html><html><head><title></title></head><body><img src=a.png></body></html>",
        "text",
    ),
    b"billede.txt": (b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(3000), "picture"),
    b"raad\nmed linjeskift.bin": (random.Random(3).randbytes(2000), "binary"),
    "ulæselig.dat".encode("latin-1"): (bytes(range(256)) * 8, "binary"),
}
"""Names as bytes, content, and a word that the message must have."""


def write(folder: Path, name: bytes, content: bytes) -> Path:
    path = Path(os.fsdecode(bytes(folder) + b"/" + name))
    path.write_bytes(content)
    return path
