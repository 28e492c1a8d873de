"""Make a PDF look as if it had been printed and scanned: pages as pictures, a little askew and grainy, without any text."""

from __future__ import annotations

import io
import os
import time

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter


def scanned(pdf: bytes, dpi: int, angle: float, noise: float) -> bytes:
    """The pages of ``pdf`` as grey pictures of ``dpi``, turned by ``angle`` degrees, their grey levels (0-255) spread by ``noise``."""
    grain = np.random.default_rng(2003)
    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
            picture = picture.filter(ImageFilter.GaussianBlur(0.6))
            levels = np.asarray(picture, dtype=np.float32) * 0.93 + 6
            levels += grain.normal(0, noise, levels.shape)
            pictures.append(Image.fromarray(levels.clip(0, 255).astype(np.uint8)))
    out = io.BytesIO()
    made = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    pictures[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pictures[1:],
        resolution=dpi,
        quality=40,
        creationDate=made,
        modDate=made,
    )
    return out.getvalue()
