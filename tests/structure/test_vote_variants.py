"""Votes in other word orders, brackets and line breaks. ``+`` for, ``-`` against, ``0`` abstained; ``A=9`` is nine of party A."""

from __future__ import annotations

import pytest

from pipeline.records import Vote
from pipeline.structure.votes import find_votes


def shown(vote: Vote) -> str:
    side = {"for": "+", "against": "-", "abstained": "0"}[vote.side]
    if vote.voter_kind == "count":
        return f"{side}{vote.count}"
    if vote.voter_kind == "party":
        return f"{side}{vote.party}" + (f"={vote.count}" if vote.count is not None else "")
    return f"{side}{vote.voter}" + (f"({vote.party})" if vote.party else "")


CASES = [
    # Letters.
    ("For stemte: A, B, F og Ø.\nImod stemte: C, O og V.\nUndlod at stemme: I.", "+A +B +F +Ø -C -O -V 0I"),
    ("FOR STEMTE: A, B OG V. IMOD STEMTE: Ø.", "+A +B +V -Ø"),
    ("for stemte A, B og V, imod stemte Ø", "+A +B +V -Ø"),
    ("For stemte A, C, O og V, mens Ø stemte imod.", "+A +C +O +V -Ø"),
    ("For stemte A, B, C. Imod stemte Ø. I undlod at stemme.", "+A +B +C -Ø 0I"),
    ("For: A, B og F - Imod: V og O", "+A +B +F -V -O"),
    ("For: A, B og F; imod: V og O; undlod: C", "+A +B +F -V -O 0C"),
    ("For: A + B + F. Imod: V + O. Blank: C.", "+A +B +F -V -O 0C"),
    ("For: A (9), V (3)\nImod: Ø (2)", "+A=9 +V=3 -Ø=2"),
    ("For: A (9), V (3); Imod: Ø (2); Undlod: C (1)", "+A=9 +V=3 -Ø=2 0C=1"),
    ("For: Liste A og Liste B. Imod: Liste V.", "+A +B -V"),
    ("Imod: Ø", "-Ø"),
    ("Imod stemte Ø.", "-Ø"),
    ("Imod stemte: Ø og Å.", "-Ø -Å"),
    ("Imod indstillingen stemte Ø.", "-Ø"),
    ("Imod forslaget stemte: Ø og F.", "-Ø -F"),
    ("Mod stemte Ø.", "-Ø"),
    ("(A, F og Ø) stemte imod", "-A -F -Ø"),
    ("(A, F og Ø) stemte for, (V og C) stemte imod.", "+A +F +Ø -V -C"),
    ("A, F og Ø stemte for. V og C stemte imod. I undlod.", "+A +F +Ø -V -C 0I"),
    ("A og F stemmer for, V stemmer imod.", "+A +F -V"),
    ("A (9) og F (3) stemte for, V (7) stemte imod.", "+A=9 +F=3 -V=7"),
    ("Liste B stemte imod.", "-B"),
    ("Liste B og Liste Ø stemte imod.", "-B -Ø"),
    ("Gruppe V stemte imod.", "-V"),
    ("Venstres gruppe stemte imod.", "-Venstre"),
    ("Venstres byrådsgruppe undlod at stemme.", "0Venstre"),
    ("Den konservative gruppe stemte imod.", "-konservative"),
    ("SF stemte imod forslaget, mens Enhedslisten undlod at stemme.", "-SF 0Enhedslisten"),
    (
        "SF, Enhedslisten og Alternativet stemte for forslaget. De øvrige stemte imod.",
        "+SF +Enhedslisten +Alternativet",
    ),
    ("Partierne V, C og O stemte imod.", "-V -C -O"),
    ("Byrådsgruppe Ø stemte imod.", "-Ø"),
    (
        "Socialdemokratiet, Radikale Venstre og SF stemte for, Venstre, Konservative og Dansk Folkeparti stemte imod.",
        "+Socialdemokratiet +Radikale Venstre +SF -Venstre -Konservative -Dansk Folkeparti",
    ),
    (
        "For stemte Socialdemokratiet, Venstre og Det Konservative Folkeparti.",
        "+Socialdemokratiet +Venstre +Det Konservative Folkeparti",
    ),
    ("Godkendt mod Ø's stemmer.", "-Ø"),
    ("Godkendt mod stemmer fra Ø og Å.", "-Ø -Å"),
    ("Godkendt mod stemmerne fra Liste B.", "-B"),
    ("Godkendt mod en stemme (Ø).", "-1 -Ø"),
    ("Godkendt mod 2 stemmer (Ø og Å).", "-2 -Ø -Å"),
    ("Vedtaget mod 3 stemmer.", "-3"),
    ("Vedtaget imod V.", "-V"),
    ("Imod var Ø og Å.", "-Ø -Å"),
    ("Godkendt. Imod: Jens Holm.", "-Jens Holm"),
    # Persons.
    ("Jens Holm (V) og Karen Lund (O) stemte imod.", "-Jens Holm(V) -Karen Lund(O)"),
    (
        "Jens Holm (V) og Karen Lund (O) stemte imod, mens Bo Friis (C) undlod at stemme.",
        "-Jens Holm(V) -Karen Lund(O) 0Bo Friis(C)",
    ),
    ("Jens Holm, V, stemte imod.", "-Jens Holm(V)"),
    ("Imod stemte Jens Holm, Karen Lund og Bo Friis.", "-Jens Holm -Karen Lund -Bo Friis"),
    ("Imod stemte: Jens Holm (V)\nKaren Lund (O)", "-Jens Holm(V) -Karen Lund(O)"),
    ("Imod stemte Jens Holm (V).", "-Jens Holm(V)"),
    ("Imod stemte V og Bo Friis (C).", "-V -Bo Friis(C)"),
    ("Imod stemte: V (7), Bo Friis (C).", "-V=7 -Bo Friis(C)"),
    ("Jens Holm stemte imod indstillingen.", "-Jens Holm"),
    ("Jens Holm stemte blankt.", "0Jens Holm"),
    ("Jens Holm (V) stemte hverken for eller imod.", "0Jens Holm(V)"),
    ("Hverken for eller imod stemte Jens Holm (V).", "0Jens Holm(V)"),
    ("Hverken for eller imod: Jens Holm (V) og Ø.", "0Jens Holm(V) 0Ø"),
    ("Jens Holm (V) undlod at stemme.", "0Jens Holm(V)"),
    ("Jens Holm (V) undlod at stemme om punkt 2.", "0Jens Holm(V)"),
    ("Jens Holm (V) afstod fra at stemme.", "0Jens Holm(V)"),
    ("Undlod at stemme: Jens Holm (V), Karen Lund (O).", "0Jens Holm(V) 0Karen Lund(O)"),
    ("Undlod: 2 (Jens Holm og Karen Lund)", "02 0Jens Holm 0Karen Lund"),
    ("Jens Holm (løsgænger) stemte imod.", "-Jens Holm(løsgænger)"),
    ("Jens Holm (UP) stemte for.", "+Jens Holm(UP)"),
    ("For stemte A, F, Ø samt Jens Holm (løsgænger).", "+A +F +Ø +Jens Holm(løsgænger)"),
    (
        "For stemte 13: A (8), F (3) og Ø (2). Imod stemte 12: V (7), C (3) og O (2).",
        "+13 +A=8 +F=3 +Ø=2 -12 -V=7 -C=3 -O=2",
    ),
    # Counts.
    ("12 stemte for, 5 imod, 2 undlod.", "+12 -5 02"),
    ("12 stemte for, 5 stemte imod og 2 undlod at stemme.", "+12 -5 02"),
    ("12 stemte for og 5 stemte imod.", "+12 -5"),
    ("12 stemte for. 5 stemte imod. 2 undlod at stemme.", "+12 -5 02"),
    ("12 for, 5 imod, 2 undlod.", "+12 -5 02"),
    ("12 for og 5 imod.", "+12 -5"),
    ("For: 12. Imod: 5. Undlod: 2.", "+12 -5 02"),
    ("For: 12, imod: 5, blanke: 2", "+12 -5 02"),
    ("For 12\nImod 5\nBlank 2", "+12 -5 02"),
    ("For stemte: 12\nImod stemte: 5\nHverken for eller imod: 2", "+12 -5 02"),
    ("For stemte 12, imod stemte 5.", "+12 -5"),
    ("For stemte 12, imod 5, undlod 2.", "+12 -5 02"),
    ("For forslaget stemte 12 og imod stemte 5.", "+12 -5"),
    ("12 medlemmer stemte for, 5 medlemmer stemte imod.", "+12 -5"),
    ("12 stemmer for, 5 imod.", "+12 -5"),
    ("Der var 12 stemmer for og 5 stemmer imod.", "+12 -5"),
    ("Der blev afgivet 12 stemmer for og 5 stemmer imod forslaget.", "+12 -5"),
    ("Stemmetal: 12 for, 5 imod.", "+12 -5"),
    ("12 ja-stemmer, 5 nej-stemmer og 2 blanke stemmer.", "+12 -5 02"),
    ("Ja: 12. Nej: 5. Blank: 2.", "+12 -5 02"),
    ("Ja 12 Nej 5", "+12 -5"),
    ("Indstillingen blev vedtaget med 12 stemmer mod 5.", "+12 -5"),
    ("Indstillingen blev vedtaget med 12 mod 5 stemmer.", "+12 -5"),
    ("Indstillingen blev vedtaget med stemmerne 12-5.", "+12 -5"),
    ("Vedtaget med 12 stemmer for, 5 imod og 2 hverken for eller imod.", "+12 -5 02"),
    ("Vedtaget med 12 stemmer for og 5 imod, idet 2 undlod at stemme.", "+12 -5 02"),
    ("Vedtaget med tolv stemmer mod fem.", "+12 -5"),
    ("Vedtaget med 5 stemmer for, ingen imod.", "+5"),
    ("Forslaget faldt med 5 stemmer for og 12 imod.", "+5 -12"),
    ("Forslaget faldt med 12 stemmer mod 5.", "-12 +5"),
    ("Forslaget blev forkastet med 5 stemmer mod 12.", "+5 -12"),
    ("Forkastet med 12 stemmer imod 5.", "-12 +5"),
    ("Nedstemt med 12 stemmer mod 5.", "-12 +5"),
    ("2 stemte imod.", "-2"),
    ("2 medlemmer stemte imod.", "-2"),
    ("To medlemmer stemte imod.", "-2"),
    ("1 medlem stemte imod.", "-1"),
    ("Ingen stemte imod.", ""),
    ("Imod stemte: Ingen.", ""),
    ("Venstre og SF (11) stemte for.", "+Venstre +SF +11"),
    ("For stemte Venstre og SF (11). Imod stemte A (9), B (2) og Ø (1).", "+Venstre +SF +11 -A=9 -B=2 -Ø=1"),
    ("V stemte for, A, F og H imod.", "+V -A -F -H"),
    ("A stemte for, V imod, og C undlod at stemme.", "+A -V 0C"),
    ("Jens Holm afholdt sig fra at stemme.", "0Jens Holm"),
    ("Fire var for, Jens Holm var imod.", "+4 -Jens Holm"),
    ("Et mindretal (V og N) stemte for taksterne. Et flertal (A og Ø) stemte imod.", "+V +N -A -Ø"),
    ("Et flertal (A og F) anbefaler planen. Ø kan ikke tiltræde og begærer sagen i Byrådet.", "+A +F -Ø"),
    ("Vedtaget med 4 stemmer mod 1 (Lærke).", "+4 -1 -Lærke"),
    ("Anbefales af et flertal bestående af A, V og C. Ida Krog (F) stemte imod.", "+A +V +C -Ida Krog(F)"),
    ("Per Kr. Dahl undlod at stemme.", "0Per Kr. Dahl"),
    ("Prisen var for høj, og sagen var imod reglerne.", ""),
    (
        "Anbefales over for Byrådet af Ida Krog, Per Dahl og Bo Friis. Imod stemte Karen Lund.",
        "+Ida Krog +Per Dahl +Bo Friis -Karen Lund",
    ),
    ("Godkendt af A, F og Ø. V og O stemte imod.", "+A +F +Ø -V -O"),
    ("Godkendt af Byrådet den 3. maj. Imod stemte V.", "-V"),
    ("For stemte O (2). Imod stemte de øvrige 27.", "+O=2 -27"),
    ("Punkt 3 anbefales af 3 medlemmer (A+F). Karen Lund (V) kan ikke anbefale det.", "+3 +A +F -Karen Lund(V)"),
    ("Godkendt. Karen Lund (V) kan ikke godkende indstillingen.", ""),
    ("Imod stemte: 0.", "-0"),
    ("3 undlod at stemme.", "03"),
    ("3 medlemmer undlod at stemme.", "03"),
    ("Undlod at stemme: 3", "03"),
    # Both, with voters in brackets.
    ("For stemte 12 (A, F og Ø), imod stemte 5 (V).", "+12 +A +F +Ø -5 -V"),
    ("For stemte 12 (A, F, Ø) og imod stemte 5 (V), mens 2 (C) undlod at stemme.", "+12 +A +F +Ø -5 -V 02 0C"),
    ("12 stemte for (A, F og Ø), 5 stemte imod (V) og 2 undlod at stemme (C).", "+12 +A +F +Ø -5 -V 02 0C"),
    ("12 (A, F og Ø) stemte for, 5 (V) stemte imod.", "+12 +A +F +Ø -5 -V"),
    ("12 stemmer for (A, F, Ø) og 5 stemmer imod (V).", "+12 +A +F +Ø -5 -V"),
    ("Vedtaget med 12 stemmer for (A, F og Ø) og 5 imod (V).", "+12 +A +F +Ø -5 -V"),
    ("Godkendt med 12 stemmer (A, F, Ø) mod 5 stemmer (V).", "+12 +A +F +Ø -5 -V"),
    ("Godkendt med 4 stemmer for (A (3) og F (1)) og 3 imod (V (2) og O (1)).", "+4 +A=3 +F=1 -3 -V=2 -O=1"),
    (
        "For: 4 (Jens Holm (A), Karen Lund (A), Bo Friis (F), Ida Krog (B)). Imod: 1 (Per Dahl (V)).",
        "+4 +Jens Holm(A) +Karen Lund(A) +Bo Friis(F) +Ida Krog(B) -1 -Per Dahl(V)",
    ),
    (
        "For stemte A (8), B (2) og Jens Holm (løsgænger), i alt 11. Imod stemte V (9) og C (3), i alt 12.",
        "+A=8 +B=2 +Jens Holm(løsgænger) +11 -V=9 -C=3 -12",
    ),
    (
        "For stemte 57 (S, V, M og Jens Holm (UFG)), imod stemte 45 (SF, EL, DF), hverken for eller imod stemte 5 (ALT).",
        "+57 +S +V +M +Jens Holm(UFG) -45 -SF -EL -DF 05 0ALT",
    ),
    # Parts of the body.
    ("Et flertal (A, F og Ø) godkendte indstillingen, et mindretal (V) stemte imod.", "+A +F +Ø -V"),
    ("Et flertal bestående af A, F og Ø stemte for.", "+A +F +Ø"),
    (
        "Et flertal bestående af A, F og Ø godkendte indstillingen. Et mindretal bestående af V og O kunne ikke godkende.",
        "+A +F +Ø -V -O",
    ),
    ("Flertallet (A og V) anbefaler indstillingen. Mindretallet (Ø) anbefaler ikke.", "+A +V -Ø"),
    ("Et flertal på 4 (A og F) anbefaler, et mindretal på 3 (V og C) kan ikke anbefale.", "+4 +A +F -3 -V -C"),
    ("Et mindretal (Jens Holm (V) og Karen Lund (O)) stemte imod.", "-Jens Holm(V) -Karen Lund(O)"),
    ("Et mindretal bestående af Jens Holm (V) stemte imod.", "-Jens Holm(V)"),
    ("5 medlemmer (A+V+C) anbefaler indstillingen. 2 medlemmer (N+Ø) kan ikke anbefale.", "+5 +A +V +C -2 -N -Ø"),
    ("3 medlemmer (A, F) stemte for. 2 medlemmer (V) stemte imod.", "+3 +A +F -2 -V"),
    ("Tre medlemmer (A og F) anbefaler. Ét medlem (V) anbefaler ikke.", "+3 +A +F -1 -V"),
    # Amendments first.
    (
        "Ændringsforslag fra Ø:\nFor stemte: Ø og F.\nImod stemte: A, C og V.\nForslaget faldt.\n\n"
        "Indstillingen:\nFor stemte: A, C og V.\nImod stemte: Ø og F.\nGodkendt.",
        "+Ø +F -A -C -V +A +C +V -Ø -F",
    ),
    (
        "For ændringsforslaget stemte Ø (2). Imod stemte A (9) og V (8). Indstillingen blev herefter godkendt med 17 stemmer mod 2.",
        "+Ø=2 -A=9 -V=8 +17 -2",
    ),
    (
        "Ø's ændringsforslag faldt med 2 stemmer mod 17. Hovedforslaget blev vedtaget med 17 stemmer mod 2.",
        "+2 -17 +17 -2",
    ),
    # No votes.
    ("V tager forbehold.", ""),
    ("V, C og O begærede afstemning.", ""),
    ("Formandens stemme var afgørende.", ""),
    ("Medlemmerne fra A og V spurgte til prisen.", ""),
    ("Sagen er godkendt for 12 år siden, og 5 er imod reglerne.", ""),
    ("Udvalget går ind for: bedre cykelstier.", ""),
    ("Der er sat 12 mio. kr. af mod 5 mio. kr. sidste år.", ""),
    ("Tilskuddet sættes ned fra 12 til 5.", ""),
    ("Et flertal af de adspurgte (60 pct.) ønsker en sti.", ""),
    ("2 medlemmer af Ældrerådet deltog i mødet.", ""),
]


@pytest.mark.parametrize(("text", "votes"), CASES, ids=[text[:60] for text, _ in CASES])
def test_votes(text: str, votes: str) -> None:
    assert " ".join(shown(vote) for vote in find_votes(text)) == votes
