"""Acts, orders and EU rules, with the paragraphs cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.laws.laws import find_laws


@pytest.mark.parametrize(
    ("text", "citation", "name", "paragraph"),
    [
        ("Efter planlovens § 13, stk. 2, kan byrådet", "planlovens § 13, stk. 2", "planloven", "§ 13, stk. 2"),
        ("jf. § 18 i serviceloven", "§ 18 i serviceloven", "serviceloven", "§ 18"),
        ("§§ 16-18 i folkeoplysningsloven", "§§ 16-18 i folkeoplysningsloven", "folkeoplysningsloven", "§§ 16-18"),
        (
            "Lov om almene boliger m.v. § 25 siger",
            "Lov om almene boliger m.v. § 25",
            "Lov om almene boliger m.v.",
            "§ 25",
        ),
        (
            "lov om aktiv beskæftigelsesindsats skal følges",
            "lov om aktiv beskæftigelsesindsats",
            "lov om aktiv beskæftigelsesindsats",
            None,
        ),
        ("LBK nr 1157 af 01/07/2020", "LBK nr 1157 af 01/07/2020", "LBK nr 1157 af 01/07/2020", None),
        ("forordning (EU) 2016/679", "forordning (EU) 2016/679", "forordning (EU) 2016/679", None),
        ("vandrammedirektivet kræver", "vandrammedirektivet", "vandrammedirektivet", None),
        ("habitatbekendtgørelsens § 6", "habitatbekendtgørelsens § 6", "habitatbekendtgørelsen", "§ 6"),
        (
            "bekendtgørelse om fastsættelse af takster, § 3",
            "bekendtgørelse om fastsættelse af takster, § 3",
            "bekendtgørelse om fastsættelse af takster",
            "§ 3",
        ),
    ],
)
def test_citations(text: str, citation: str, name: str, paragraph: str | None) -> None:
    (found,) = find_laws(text)
    assert (found.text, found.attributes["name"], found.attributes.get("paragraph")) == (citation, name, paragraph)


def test_number_and_date_of_an_act() -> None:
    (found,) = find_laws("Lov nr. 699 af 20. juni 2025 om en ny region træder i kraft.")
    assert found.text == "Lov nr. 699 af 20. juni 2025 om en ny region"
    assert (found.attributes["number"], found.attributes["date"]) == ("699", "20. juni 2025")


@pytest.mark.parametrize(
    "text",
    ["Hun har orlov, og barselsorloven slutter.", "Ivan Pavlov deltog.", "§ 18-midler", "Loven ændres.", "Vej 30"],
)
def test_no_citations(text: str) -> None:
    assert find_laws(text) == []


@given(st.text(alphabet="lovenLBK nr. §12,stkom a\n", max_size=300))
def test_any_text_passes_and_spans_hold_their_words(text: str) -> None:
    for mention in find_laws(text):
        assert text[mention.span.start : mention.span.end] == mention.text
