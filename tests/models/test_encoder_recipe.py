import struct
from pathlib import Path

import numpy as np
import pytest

from models.recipes.encoder.vocabulary import SPECIAL, pruned, tokenizer
from models.recipes.encoder.weights import Shape, Weights, read_weights

HIDDEN = 32
PIECES = (*SPECIAL, "▁", "▁børne", "have", "▁skov", "▁hundsk", "zycki", "ab", "h", "漢字")


def block(values: np.ndarray) -> bytes:
    """32 values in four bits each, with their scale, as the published file has them."""
    scale = np.float16(0.5)
    nibbles = np.round(values / np.float32(scale)).astype(np.int64) + 8
    return scale.tobytes() + (nibbles[:16] | nibbles[16:] << 4).astype(np.uint8).tobytes()


def file_of_weights(word: np.ndarray, norm: np.ndarray) -> bytes:
    words = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype(np.uint32)
    head = b"E5S1" + struct.pack("<i7ifi5i", 1, HIDDEN, 0, 4, 64, len(PIECES), 8, 1, 1e-12, 4, len(PIECES), 0, 2, 1, 3)
    head += (
        struct.pack("<Q", len(words)) + offsets.tobytes() + np.arange(len(PIECES), dtype=np.float32).tobytes() + words
    )
    head += struct.pack("<iI", 0, 3) + b"xyz" + struct.pack("<i", 2)
    packed = b"".join(map(block, word))
    names = [("emb.word", 2, word.size, packed), ("emb.ln.w", 0, norm.size, norm.tobytes())]
    place = len(head) + sum(2 + len(name) + 21 for name, *_ in names)
    entries, body = b"", b""
    for name, kind, count, data in names:
        entries += struct.pack("<H", len(name)) + name.encode() + bytes([kind])
        entries += struct.pack("<IQQ", count, place + len(body), len(data))
        body += data
    return head + entries + body


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    word = rng.integers(-8, 8, (len(PIECES), HIDDEN)).astype(np.float32) / 2
    norm = rng.normal(size=HIDDEN).astype(np.float32)
    path = tmp_path / "weights.bin"
    path.write_bytes(file_of_weights(word, norm))
    found = read_weights(path)
    assert found.pieces == PIECES
    assert found.scores.tolist() == list(range(len(PIECES)))
    assert (found.shape.hidden, found.shape.heads, found.shape.positions) == (HIDDEN, 4, 8)
    assert np.array_equal(found.arrays["emb.word"], word)
    assert np.array_equal(found.arrays["emb.ln.w"], norm)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF")
    with pytest.raises(SystemExit, match=r"other\.bin"):
        read_weights(tmp_path / "other.bin")


def test_a_pruned_vocabulary_keeps_what_danish_needs() -> None:
    shape = Shape(HIDDEN, 0, 4, 64, len(PIECES), 8, 1e-12)
    weights = Weights(shape, PIECES, np.full(len(PIECES), -2.0, dtype=np.float32), {})
    kept = [PIECES[number] for number in pruned(weights, ["børnehave", "skovhund", "hunde"], size=11)]
    assert kept[: len(SPECIAL)] == list(SPECIAL)
    assert {"▁børne", "have", "ab", "h", "▁hundsk"} <= set(kept)
    assert not {"zycki", "漢字"} & set(kept)


def test_words_are_cut_into_the_likeliest_pieces() -> None:
    cut = tokenizer(PIECES, [-1.0] * len(PIECES)).encode("børnehave")
    assert cut.tokens == ["▁børne", "have"]
