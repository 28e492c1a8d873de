"""Whole decisions as councils and boards write them: outcome, whether unanimous, where sent on. Labelled before they were read."""

from __future__ import annotations

import pytest

from pipeline.structure.decisions import read_decision

T, F, N = True, False, None
CASES: list[tuple[str, bool | None, str | None, str]] = [
    # Unanimity.
    ("approved", T, N, "Enstemmigt godkendt."),
    ("approved", T, N, "Vedtaget enstemmigt."),
    ("approved", T, N, "Et enigt byråd vedtog forslaget."),
    ("approved", T, N, "En enig bestyrelse godkendte budgettet."),
    ("approved", T, N, "Et enigt regionsråd tiltrådte indstillingen."),
    ("approved", T, N, "Udvalget godkendte enstemmigt indstillingen."),
    ("approved", T, N, "Alle stemte for. Godkendt."),
    ("approved", T, N, "Samtlige medlemmer stemte for indstillingen, som dermed er vedtaget."),
    ("approved", T, N, "Godkendt med alle stemmer."),
    ("approved", T, N, "For stemte alle 31 medlemmer. Indstillingen er godkendt."),
    ("approved", T, N, "Ingen stemte imod. Vedtaget."),
    ("approved", T, N, "Vedtaget med 9 stemmer mod 0."),
    ("approved", T, N, "I enighed godkendt."),
    ("recommended", T, N, "Udvalget anbefaler enstemmigt indstillingen."),
    ("rejected", T, N, "Enstemmigt afvist."),
    ("postponed", T, N, "Et enigt udvalg besluttede at udsætte sagen."),
    ("approved", N, N, "Godkendt uden afstemning."),
    ("approved", N, N, "Godkendt. V undlod at stemme."),
    ("approved", N, N, "Godkendt. SF tager forbehold."),
    ("approved", N, N, "Godkendt. Ø afventer stillingtagen."),
    ("recommended", N, N, "Anbefales. A og F tager forbehold for finansieringen."),
    ("approved", F, N, "Godkendt. Ø stemte imod."),
    ("approved", F, N, "Godkendt mod stemmerne fra V."),
    ("approved", F, N, "Godkendt. Ida Krog (Ø) kan ikke tiltræde."),
    ("approved", F, N, "Godkendt. Liste B kan ikke godkende indstillingen."),
    ("approved", F, N, "Et flertal godkendte indstillingen."),
    ("approved", F, N, "Godkendt af et flertal."),
    ("approved", F, N, "Indstillingen blev vedtaget med 18 stemmer mod 7."),
    ("rejected", F, N, "Forslaget faldt med 7 stemmer for og 18 imod."),
    ("recommended", F, N, "Et flertal (A, V) anbefaler indstillingen. Ø kan ikke anbefale den."),
    ("approved", N, N, "V's forslag om udsættelse faldt med 4 stemmer mod 21. Indstillingen blev derefter godkendt."),
    ("approved", T, N, "Forslaget fra V faldt med 4 stemmer mod 21. Indstillingen blev herefter enstemmigt godkendt."),
    ("approved", F, N, "Ikke enstemmigt godkendt. V stemte imod."),
    # Forwarding.
    ("recommended", N, "Byrådet", "Indstilles til Byrådet."),
    ("recommended", N, "Byråd", "Anbefales over for Byråd."),
    ("recommended", N, "Byråd", "Anbefales over for Økonomiudvalg og Byråd."),
    ("recommended", N, "Byrådet", "Indstillingen anbefales over for Økonomiudvalget og Byrådet."),
    ("recommended", N, "Kommunalbestyrelsen", "Udvalget anbefaler over for Kommunalbestyrelsen, at planen vedtages."),
    ("recommended", N, "regionsrådet", "Forretningsudvalget anbefaler regionsrådet at godkende aftalen."),
    ("recommended", N, "regionsrådet", "Forretningsudvalget indstiller til regionsrådet, at aftalen godkendes."),
    ("recommended", N, "Byrådet", "Fremsendes til Byrådet med udvalgets anbefaling."),
    ("recommended", N, "Byrådet", "Oversendes til Byrådets godkendelse."),
    ("recommended", N, "KKR Sjælland", "Kredsen anbefaler, at sagen sendes til godkendelse i KKR Sjælland."),
    ("referred", N, "Økonomiudvalget", "Oversendt til Økonomiudvalget."),
    ("referred", N, "Økonomiudvalget", "Sendes til Økonomiudvalget."),
    ("referred", N, "ØU", "Oversendes til ØU."),
    ("referred", N, "Teknik- og Miljøudvalget", "Sagen sendes til Teknik- og Miljøudvalget til behandling."),
    ("referred", N, "Udvalget for Børn, Unge og Familier", "Sagen oversendes til Udvalget for Børn, Unge og Familier."),
    ("referred", N, "budgetforhandlingerne", "Sagen oversendes til budgetforhandlingerne."),
    ("referred", N, "budgetforhandlingerne", "Forslaget oversendes til budgetforhandlingerne for 2026."),
    ("referred", N, "Ældrerådet", "Sendes til høring i Ældrerådet."),
    ("referred", N, "Handicaprådet og Ældrerådet", "Forslaget sendes i høring i Handicaprådet og Ældrerådet."),
    ("sent_back", N, "Børneudvalget", "Sagen sendes tilbage til Børneudvalget."),
    ("sent_back", N, "Socialudvalget", "Byrådet besluttede at hjemvise sagen til Socialudvalget."),
    ("sent_back", N, N, "Sagen sendes tilbage til forvaltningen."),
    ("sent_back", N, "Kultur- og Fritidsudvalget", "Oversendes til fornyet behandling i Kultur- og Fritidsudvalget."),
    ("approved", N, "Byrådet", "Godkendt. Sagen sendes til orientering i Byrådet."),
    ("approved", N, "KKR", "Kredsen tiltrådte forslaget, som sendes til endelig godkendelse i KKR."),
    (
        "approved",
        N,
        "Kommunaldirektørkredsen",
        "Tiltrådt. Oplægget forelægges Kommunaldirektørkredsen den 12. marts 2025.",
    ),
    ("noted", N, "Beskæftigelsesudvalget", "Taget til efterretning. Notatet sendes til Beskæftigelsesudvalget."),
    ("referred", N, "Miljøudvalget", "Drøftet. Sagen sendes videre til Miljøudvalget."),
    ("referred", N, N, "Liste C begærede sagen i Byrådet."),
    ("approved", N, N, "Godkendt. Referatet sendes til medlemmerne."),
    ("approved", N, N, "Godkendt. Der henvises til bilag 2."),
    ("approved", N, N, "Godkendt. Forvaltningen henviser til kommuneplanens retningslinjer."),
    ("approved", N, N, "Godkendt. Svaret sendes til borgeren."),
    ("postponed", N, N, "Udsat til mødet i Byrådssalen den 4. juni 2025."),
    # Long decisions.
    (
        "approved",
        F,
        N,
        "Ø stillede følgende ændringsforslag: At midlerne i stedet bruges på skolerne.\n"
        "For stemte: Ø (2).\nImod stemte: A (9), V (8) og C (3).\n"
        "Ændringsforslaget faldt.\n\nFor indstillingen stemte: A (9), V (8) og C (3).\nImod stemte: Ø (2).\nIndstillingen er godkendt.",
    ),
    (
        "approved_with_changes",
        N,
        N,
        "A fremsatte ændringsforslag om, at bidraget nedsættes til 200 kr. Ændringsforslaget blev vedtaget med 14 stemmer mod 11. "
        "Indstillingen blev herefter vedtaget med den vedtagne ændring.",
    ),
    (
        "rejected",
        F,
        N,
        "B foreslog, at der indføres gratis parkering. "
        "3 stemte for (B og Ø). 10 stemte imod (A, C, O og V). Forslaget er dermed ikke vedtaget.",
    ),
    (
        "postponed",
        N,
        N,
        "Udvalget drøftede sagen og ønskede en nærmere redegørelse for trafikken. Sagen udsættes derfor til augustmødet.",
    ),
    (
        "sent_back",
        N,
        N,
        "Udvalget finder ikke, at sagen er tilstrækkeligt oplyst, og sender den retur til administrationen.",
    ),
    (
        "approved",
        N,
        N,
        "Borgmesteren indledte. Herefter havde Jens Holm (V), Karen Lund (O) og Bo Friis (A) ordet. "
        "Indstillingen blev sat til afstemning og blev vedtaget.",
    ),
    (
        "approved",
        N,
        N,
        "Der var en længere debat, hvor flere talere var kritiske over for tidsplanen. Byrådet tiltrådte indstillingen.",
    ),
    (
        "noted",
        N,
        N,
        "Centerchefen orienterede om sygefraværet. Udvalget spurgte ind til tallene. Udvalget tog orienteringen til efterretning.",
    ),
    ("noted", N, N, "Formanden orienterede om: - møde med KL - besøg på plejehjemmet - kommende temadage"),
    ("noted", N, N, "Direktøren orienterede om, at Byrådet har godkendt budgettet, og at to projekter er udsat."),
    ("discussed", N, N, "Rådet finder det positivt, at der er fokus på de unge. Der bør følges op næste år."),
    (
        "approved",
        N,
        N,
        "Rådet besluttede at afgive følgende høringssvar: Rådet finder det positivt, at ordningen ikke afskaffes.",
    ),
    (
        "approved_with_changes",
        N,
        N,
        "Indstillingens punkt 1 og 2 blev godkendt med den bemærkning, at udgiften ikke må overstige 1 mio. kr.",
    ),
    ("approved_with_changes", N, N, "Godkendt, dog således at bestyrelsen først høres."),
    (
        "approved_with_changes",
        N,
        N,
        "Byrådet godkendte indstillingen med følgende ændring:\nTaksten fastsættes til 410 kr.",
    ),
    ("approved_with_changes", N, N, "Dagsordenen godkendt. Dog udgår punkt 6."),
    ("approved_with_changes", N, N, "Punkt 6 udgår. Dagsordenen blev herefter godkendt med denne ændring."),
    ("approved", N, N, "Dagsordenen godkendt. Punkt 6 og 7 blev taget af dagsordenen."),
    ("approved", N, N, "Dagsordenen godkendt. Punkt 9 behandles som lukket punkt."),
    ("approved", N, N, "Referatet fra mødet den 3. maj godkendt."),
    (
        "elected",
        N,
        N,
        "Som tilforordnede valgtes: Ida Krog (A), Per Dahl (V). Som stedfortrædere valgtes: Bo Friis (C).",
    ),
    (
        "elected",
        N,
        N,
        "Valggruppe 1 (A, B, F og Ø) har udpeget Ida Krog. Valggruppe 2 (C, O og V) har udpeget Per Dahl.",
    ),
    ("elected", N, N, "Ida Krog foreslog Per Dahl. Per Dahl blev valgt uden modkandidat."),
    ("approved", N, N, "Ansøgningen imødekommes, da klubben ikke tidligere har fået afslag."),
    (
        "rejected",
        N,
        N,
        "Ansøgningen kan ikke imødekommes, da puljen er opbrugt. Klubben opfordres til at søge igen næste år.",
    ),
    (
        "rejected",
        N,
        N,
        "Udvalget meddeler afslag, idet projektet ikke er i overensstemmelse med den godkendte lokalplan.",
    ),
    ("rejected", N, N, "Der meddeles ikke tilladelse til nedrivning."),
    ("approved", N, N, "Der meddeles påbud om fjernelse af skuret."),
    ("approved", N, N, "Der rettes henvendelse til ministeren. Godkendt."),
    ("withdrawn", N, N, "Punktet udgår af dagsordenen, da ansøgeren har trukket ansøgningen."),
    ("withdrawn", N, N, "Sagen blev taget af dagsordenen inden mødet og behandles på næste møde."),
    ("no_remarks", N, N, "Der var ingen bemærkninger til orienteringen."),
    ("no_remarks", N, N, "Ingen havde noget til punktet."),
    ("no_remarks", N, N, "Der var ingen, der ønskede ordet."),
    ("no_remarks", N, N, "Ingen tilhørere."),
    ("no_remarks", N, N, "Intet til punktet."),
]


@pytest.mark.parametrize(("outcome", "unanimous", "forwarded", "text"), CASES, ids=[case[3][:70] for case in CASES])
def test_decision(outcome: str, unanimous: bool | None, forwarded: str | None, text: str) -> None:
    (decision,) = read_decision(text).decisions
    assert (decision.outcome, decision.unanimous, decision.forwarded_to) == (outcome, unanimous, forwarded)
