"""The points of a recommendation in lists, sentences and running text; ``|`` parts the expected points."""

from __future__ import annotations

import pytest
from document_of import document_of

from pipeline.structure.lines import lines
from pipeline.structure.recommendations import end_of_points, read_recommendations, recommendations_in_prose

CASES: list[tuple[str, str]] = [
    ("at planen godkendes.", "at planen godkendes."),
    ("Direktionen indstiller, at udvalget godkender planen.", "at udvalget godkender planen."),
    ("Det indstilles, at planen godkendes, at fristen forlænges, og at naboerne høres.",
     "at planen godkendes|at fristen forlænges|at naboerne høres."),
    ("Forvaltningen indstiller\nat planen godkendes, og\nat naboerne høres.", "at planen godkendes, og|at naboerne høres."),
    ("at kommunen deltager, og at bidraget tages af kassen", "at kommunen deltager|at bidraget tages af kassen"),
    ("at kommunen deltager, at bidraget tages af kassen, samt at ordningen evalueres",
     "at kommunen deltager|at bidraget tages af kassen|at ordningen evalueres"),
    ("at udvalget anbefaler, at planen vedtages", "at udvalget anbefaler, at planen vedtages"),
    ("at udvalget anbefaler over for byrådet, at planen vedtages", "at udvalget anbefaler over for byrådet, at planen vedtages"),
    ("at udvalget anbefaler, at planen vedtages, og at udvalget drøfter fristen",
     "at udvalget anbefaler, at planen vedtages|at udvalget drøfter fristen"),
    ("at bevillingen betinges af, at mindst to skoler deltager", "at bevillingen betinges af, at mindst to skoler deltager"),
    ("at tilsynet tages til efterretning, og at rapporten offentliggøres",
     "at tilsynet tages til efterretning|at rapporten offentliggøres"),
    ("1. at planen godkendes\n2. at naboerne høres, og at de får svar", "at planen godkendes|at naboerne høres, og at de får svar"),
    ("- godkender planen\n- drøfter fristen", "godkender planen|drøfter fristen"),
    ("at planen godkendes.\nØkonomiudvalget anbefaler indstillingen.", "at planen godkendes."),
    ("at planen godkendes.\nMagistraten indstiller, at sagen udsættes.", "at planen godkendes."),
    ("at planen godkendes\nBorgmesterforvaltningen har ingen bemærkninger.", "at planen godkendes"),
    ("Ingen.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "points"), CASES, ids=[text[:60] for text, _ in CASES])
def test_points(text: str, points: str) -> None:
    document = document_of(text)
    found = read_recommendations(lines(document))
    assert "|".join(point.text for point in found) == points
    assert [point.ordinal for point in found] == list(range(1, len(found) + 1))
    assert all(document.text[slice(*point.span)] == point.text for point in found)


@pytest.mark.parametrize(
    ("text", "by", "points"),
    [
        ("Skuret er slidt. Forvaltningen foreslår, at det rives ned, og at stien lægges om.", "Forvaltningen",
         "at det rives ned|at stien lægges om."),
        ("Venstre foreslår, at der sættes to bænke op. De koster 9.000 kr.", "Venstre", "at der sættes to bænke op."),
        ("Formanden foreslog derfor, at udvalget mødes igen.", "Formanden", "at udvalget mødes igen."),
        ('Ida Krog skriver: "Vi foreslår, at havnen renses."', None, ""),
        ("Rapporten viser, at der er behov for en sti.", None, ""),
    ],
)  # fmt: skip
def test_a_proposal_in_running_text(text: str, by: str | None, points: str) -> None:
    found = recommendations_in_prose(lines(document_of(text)))
    assert "|".join(point.text for point in found) == points
    assert {point.recommended_by for point in found} == ({by} if by else set())


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("at planen godkendes.\nSagen har været i høring.", 1),
        ("at planen godkendes.\na) godkendt.\nb) kunne ikke tiltrædes.", 1),
        ("at planen godkendes, og\nat naboerne høres.", 2),
    ],
)
def test_where_the_points_end(text: str, end: int) -> None:
    assert end_of_points(lines(document_of(text))) == end
