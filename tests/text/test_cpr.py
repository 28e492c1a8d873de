from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.cpr import mask

RIGHT_CHECK_DIGIT = "2110625629"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ansøger 010190-1234 har klaget", "Ansøger 010190-XXXX har klaget"),
        ("cpr.nr. 0101901234", "cpr.nr. 010190XXXX"),
        ("personnummer: 010190 1234.", "personnummer: 010190 XXXX."),
        (f"nr. {RIGHT_CHECK_DIGIT}", f"nr. {RIGHT_CHECK_DIGIT[:6]}XXXX"),
        ("010190 - 1234", "010190 - XXXX"),
        ("010190–1234 og 311299-4321", "010190–XXXX og 311299-XXXX"),
        (f"J.nr. {RIGHT_CHECK_DIGIT[:6]}-{RIGHT_CHECK_DIGIT[6:]}", f"J.nr. {RIGHT_CHECK_DIGIT[:6]}-XXXX"),
    ],
)
def test_personal_numbers_are_masked(text: str, masked: str) -> None:
    result = mask(text)
    assert result.text == masked
    assert result.found == masked.count("XXXX")


@pytest.mark.parametrize(
    "text",
    [
        "321390-1234",
        "Faktura 0101901234",
        "Sagsnr. 240924-1235",
        "EAN 5798000000000",
        "27.69.40-P20-1-21",
        "tlf. 99 99 99 99",
        "010190-12345",
        "1010190-1234",
        "beløb 010.190-1234",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask(text) == (text, 0)


@given(st.text(alphabet="0123456789- –.,abcprn", max_size=80))
def test_masking_keeps_the_length_and_is_done_at_once(text: str) -> None:
    result = mask(text)
    assert len(result.text) == len(text)
    assert mask(result.text) == (result.text, 0)
