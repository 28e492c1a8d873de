"""The wording of Danish decisions: which words decide what. Data only; ``outcomes`` is the engine that reads it.

A :class:`Formula` is found by one of its words and, where the word alone says too little, by what stands before and after it in the
same sentence. Adding a wording is adding one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum

from pipeline.records import Outcome


class Weight(IntEnum):
    """How much a wording settles. The heaviest wording of a decision gives its outcome; among equals the last one does."""

    NOTHING = 0
    """"Ingen bemærkninger": there is nothing to decide."""
    FOLLOW_UP = 1
    """What is to happen with the matter later on: "Genoptages på næste møde"."""
    INFORMED = 2
    """Somebody told the body something."""
    TALK = 3
    """The body talked the matter over."""
    DISPATCH = 4
    """The matter goes elsewhere."""
    CONSENT = 5
    """Agreement without a formal word: "Der var opbakning til"."""
    NOTED = 6
    RESOLVED = 7
    """A formal decision."""


class Form(Enum):
    """The grammatical form of a word, which settles how it may be read (``godkendt``, ``godkendes``, ``godkendte``, ``godkende``)."""

    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ACTIVE = "active"
    INFINITIVE = "infinitive"
    OTHER = "other"


class Frame(Enum):
    """What a verb does to the clause it governs ("besluttede, at ...", "foreslog, at ...")."""

    DECIDE = "decide"
    """The clause is the decision: its own wording goes before the verb's."""
    APPROVE = "approve"
    """The clause is what was approved; only a wording of another kind (postponed, sent back, elected) goes before it."""
    RECOMMEND = "recommend"
    """The clause is what somebody else is to decide."""
    INFORM = "inform"
    """The clause is what the body was told; an election is told so."""
    SAY = "say"
    """The clause is what was said or proposed and decides nothing."""


@dataclass(frozen=True, slots=True)
class Formula:
    """One wording. Patterns are matched against the lower-cased text of the sentence.

    Attributes:
        rule: name, stated in the output beside the outcome.
        outcome: what it means; negated: what it means with "ikke", None where that says nothing.
        words: the forms that trigger it.
        before: must match right before the word, after right after it; unless: must not match right before it.
    """

    rule: str
    outcome: Outcome
    weight: Weight
    words: tuple[tuple[str, Form], ...]
    negated: Outcome | None
    frame: Frame | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None


_NEGATED: dict[Outcome, Outcome] = {
    "approved": "rejected",
    "approved_with_changes": "rejected",
    "recommended": "rejected",
    "noted": "rejected",
    "discussed": "withdrawn",
    "referred": "rejected",
}
_FORMS = (Form.PARTICIPLE, Form.PASSIVE, Form.ACTIVE, Form.INFINITIVE)


def _verb(forms: str) -> tuple[tuple[str, Form], ...]:
    """Forms written ``participles|passives|actives|infinitives``, each a list separated by spaces."""
    return tuple(
        (word, form) for form, words in zip(_FORMS, forms.split("|"), strict=False) for word in words.split()
    )


def _formula(
    rule: str,
    outcome: Outcome,
    weight: Weight,
    words: str,
    *,
    frame: Frame | None = None,
    before: str | None = None,
    after: str | None = None,
    unless: str | None = None,
) -> Formula:
    return Formula(
        rule=f"{outcome}:{rule}",
        outcome=outcome,
        weight=weight,
        words=_verb(words) if "|" in words else tuple((word, Form.OTHER) for word in words.split()),
        negated=_NEGATED.get(outcome),
        frame=frame,
        before=re.compile(f"(?:{before})$") if before else None,
        after=re.compile(after) if after else None,
        unless=re.compile(f"(?:{unless})$") if unless else None,
    )


SEND = "send|oversend|fremsend|videresend|tilsend"
_SEND_WORDS = (
    "sendt oversendt fremsendt videresendt tilsendt fremsendte oversendte sendte"
    "|sendes oversendes fremsendes videresendes tilsendes"
    "|sender oversender fremsender videresender sendte oversendte fremsendte"
    "|sende oversende fremsende videresende"
)
_MEMBERS_MEETING = r"(?:byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|amtsråd|sogneråd)\w*"
_GAP = r"(?:\s+[\w.§/-]+){0,6}"
"""Up to six words: the distance a Danish verb keeps from its particle ("sendes ... tilbage") in decisions."""

R, N, D = Weight.RESOLVED, Weight.NOTED, Weight.DISPATCH

FORMULAS: tuple[Formula, ...] = (
    # Dispatch that says what was decided: the council's letter to the department that carries the decision out.
    _formula(
        "dispatch_with_decision",
        "approved",
        R,
        _SEND_WORDS.replace("|", " ") + " tilbagesendes tilbagesendt tilbagesender",
        after=rf"[^.;]{{0,160}}?\b(?:{_MEMBERS_MEETING}|udvalget|magistraten)\s+har\s+(?:\w+\s+)?(?:vedtaget|godkendt|tiltrådt)\b",
    ),
    # Sent back.
    _formula("hjemvis", "sent_back", R, "hjemvist|hjemvises|hjemviser hjemviste|hjemvise"),
    _formula(
        "tilbagesend", "sent_back", R, "tilbagesendt|tilbagesendes|tilbagesender tilbagesendte|tilbagesende"
    ),
    _formula("returner", "sent_back", R, "returneret|returneres|returnerer returnerede|returnere"),
    _formula("send_tilbage", "sent_back", R, _SEND_WORDS, after=rf"{_GAP}\s+(?:tilbage|retur)\b"),
    _formula(
        "send_fornyet",
        "sent_back",
        R,
        _SEND_WORDS,
        after=r"[^.;]{0,100}?\btil\s+(?:fornyet|yderligere)\s+(?:behandling|bearbejdning|overvejelse|belysning)",
    ),
    _formula("retur", "sent_back", R, "retur", after=r"\s+til\b|[\s.]*$"),
    _formula("tilbage", "sent_back", R, "tilbage", before=r"^\W*(?:går\s+|gik\s+)?", after=r"\s+(?:til|i)\b"),
    _formula("gå_tilbage", "sent_back", R, "tilbage", before=r"\b(?:går|gik|gives|kommer)\s+", after=r"\s+til\s+\w*(?:forvaltning|administration|udvalg|styregruppe|arbejdsgruppe)"),
    _formula(
        "træk_tilbage",
        "sent_back",
        R,
        "trukket|trækkes|trækker trak|trække",
        after=r"\s+tilbage\s+til\s+(?:yderligere|fornyet|videre)\b",
    ),
    _formula("vend_tilbage", "sent_back", Weight.FOLLOW_UP, "vender vende", after=r"\s+tilbage\s+(?:med|til)\b"),
    # Withdrawn, not treated.
    _formula("udgå", "withdrawn", N, "udgået|udgås|udgår udgik|udgå"),
    _formula(
        "tag_af",
        "withdrawn",
        N,
        "taget|tages|tager tog|tage",
        after=r"(?:\s+\w+){0,3}?\s+af(?:\s+(?:dagsordenen|dagsorden|dagsordnen|listen)\b|\s*(?:[.,;]|og\b|$))",
    ),
    _formula("træk", "withdrawn", N, "trukket|trækkes|trækker trak|trække", after=r"(?!\s+(?:\w+\s+)?(?:sit|sin|sine|deres|i|på|op|med)\b)"),
    _formula("aflys", "withdrawn", N, "aflyst|aflyses|aflyser aflyste|aflyse"),
    _formula("slet", "withdrawn", N, "slettet|slettes", after=r"\s+(?:fra|af)\s+dagsorden"),
    _formula("fjern", "withdrawn", N, "fjernet|fjernes", after=r"\s+fra\s+dagsorden"),
    _formula("forslag_bortfald", "rejected", R, "bortfaldet|bortfaldes|bortfaldt|", before=r"forslag\w*\s+(?:er|blev|er\s+hermed|dermed)?\s*"),
    _formula("bortfald", "withdrawn", N, "bortfaldet|bortfaldes|bortfalder bortfaldt|bortfalde"),
    _formula("behandlet", "discussed", Weight.TALK, "behandlet", unless=r"\b(?:færdig|for|efter|som)\s*"),
    # Postponed.
    _formula("udsæt", "postponed", R, "udsat|udsættes udsattes|udsætter udsatte|udsætte"),
    _formula("udskyd", "postponed", R, "udskudt|udskydes|udskyder udskød|udskyde"),
    _formula("i_bero", "postponed", R, "bero", before=r"\bi\s+"),
    _formula("beror", "postponed", R, "beror"),
    _formula(
        "overfør_møde",
        "postponed",
        R,
        "overført flyttet|overføres flyttes rykkes|overfører flytter|overføre flytte",
        after=r"(?:\s+[\w.]+){0,3}?\s+til\s+(?:næste|kommende|et\s+(?:senere|kommende)|mødet|udvalgets|det\s+(?:næste|kommende))",
    ),
    _formula(
        "behandl_senere",
        "postponed",
        R,
        "behandlet|behandles|behandler|behandle",
        after=r"(?:\s+(?:i\s+stedet|igen|først|derfor))?\s+(?:på|ved|i\s+forbindelse\s+med)\s+(?:et\s+|det\s+|udvalgets\s+)?(?:ekstraordinært|næste|kommende|senere|førstkommende|efterfølgende)\b",
    ),
    _formula("behandl_den", "postponed", R, "bliver", after=r"\s+behandlet\s+(?:den|d\.)\s*\d"),
    _formula("nået", "postponed", R, "nået nåede", before=r"\bikke\s+"),
    _formula(
        "genoptag",
        "postponed",
        Weight.FOLLOW_UP,
        "genoptaget genfremlagt genforelagt|genoptages genfremlægges genforelægges genfremsættes genbehandles|genoptager|genoptage",
    ),
    _formula(
        "op_igen",
        "postponed",
        Weight.FOLLOW_UP,
        "op",
        after=r"\s+(?:igen|på\s+(?:et\s+)?(?:næste|kommende|senere))\b",
    ),
    _formula("på_næste_møde", "postponed", Weight.FOLLOW_UP, "næste", before=r"^\W*(?:\w+\s+){0,5}?(?:på|til)\s+", after=r"\s+møde\b"),
    _formula("afvent", "postponed", Weight.FOLLOW_UP, "|afventes|afventer afventede|afvente"),
    _formula(
        "ønsker_oplysninger",
        "postponed",
        Weight.FOLLOW_UP,
        "ønskes ønsker ønskede",
        after=r"\s+(?:\w+\s+){0,2}?(?:specifikation|oplysninger|redegørelse|undersøg\w+|belys\w+|uddyb\w+|afklar\w+|genoptaget)\b",
    ),
    # Rejected.
    _formula("forkast", "rejected", R, "forkastet|forkastes|forkaster forkastede|forkaste"),
    _formula("afvis", "rejected", R, "afvist|afvises|afviser afviste|afvise"),
    _formula("afslå", "rejected", R, "afslået|afslås|afslår afslog|afslå"),
    _formula("nægt", "rejected", R, "nægtet|nægtes|nægter nægtede|nægte"),
    _formula("afslag", "rejected", R, "afslag", before=r"(?:\b(?:meddel\w*|giv\w*|gav|få[rt]?|der)\s+(?:\w+\s+)?|^\W*)"),
    _formula(
        "fald",
        "rejected",
        R,
        "faldt falder",
        before=r"(?:forslag\w*|indstilling\w*|det|dette|som|hvorefter\s+det|hvilket)\s+(?:\w+\s+){0,2}?",
        after=r"(?!\s+(?:til|i|under|på|for|ud|sammen))",
    ),
    _formula("nedstem", "rejected", R, "nedstemt|nedstemmes|nedstemte|nedstemme"),
    _formula("stem_ned", "rejected", R, "stemt stemtes stemmes", after=r"\s+ned\b"),
    _formula("fremme", "rejected", R, "fremme", before=r"\bnyd\w*\s+ikke\s+|\bnød\s+ikke\s+"),
    _formula("ej_flertal", "rejected", R, "flertal", before=r"\b(?:ikke|intet|ej)\s+(?:\w+\s+){0,2}?"),
    _formula("ej_støtte", "rejected", R, "støtte støttes støtter støttede understøtte", before=r"\b(?:kan|kunne|vil|ville|blev)?\s*ikke\s+", after=r"(?!\s+fra\b)"),
    _formula("støtte_ikke", "rejected", R, "støttede støtter støttes", after=r"\s+ikke\b"),
    _formula("ej_videre", "rejected", R, "videre", before=r"\bikke\s+(?:\w+\s+){0,2}?"),
    _formula("ej_ønske", "rejected", Weight.CONSENT, "ønsker ønskede ønskes", after=r"\s+ikke\b"),
    _formula("ej_grundlag", "rejected", R, "grundlag", before=r"\bikke\s+(?:\w+\s+){0,2}?", after=r"\s+for\s+at\b"),
    _formula("undlad", "rejected", Weight.CONSENT, "undlade", after=r"\s+at\b"),
    # Elected.
    _formula(
        "valgt_løsning",
        "approved",
        R,
        "valgt|vælges|valgte vælger|vælge",
        after=r"(?:\s+(?:at\b|[\w-]*(?:model|løsning|alternativ|scenarie|variant|mulighed|placering)\w*))",
        frame=Frame.DECIDE,
    ),
    _formula("løsning_valgt", "approved", R, "valgt vælges", before=r"\b(?:model|løsning|alternativ|scenarie|variant|mulighed|placering)\w*\s+(?:\w{1,3}\s+)?(?:er|blev|bliver)?\s*"),
    _formula("vælg", "elected", R, "valgt genvalgt nyvalgt|vælges genvælges valgtes genvalgtes|valgte vælger genvalgte|vælge genvælge"),
    _formula("udpeg", "elected", R, "udpeget genudpeget|udpeges udpegedes genudpeges|udpeger udpegede|udpege genudpege"),
    _formula("konstituer", "elected", R, "konstitueret|konstitueres|konstituerer konstituerede|konstituere"),
    _formula("udnævn", "elected", R, "udnævnt|udnævnes|udnævner udnævnte|udnævne"),
    _formula("indstil_medlem", "elected", R, "indtræder indtrådte", after=r"(?:\s+\w+){0,4}?\s+(?:som|i\s+stedet|for)\b"),
    _formula("udtræd", "elected", R, "udtræder udtrådte", after=r"\s+af\b|[.\s]*$"),
    _formula("fritag", "elected", R, "fritaget|fritages|fritager fritog|fritage", after=r"(?:\s+\w+)?\s+(?:for|fra)\b"),
    _formula("ny_formand", "elected", R, "formand næstformand formandskab", before=r"\bny\s+"),
    _formula("formand_er", "elected", R, "formand næstformand suppleant stedfortræder kasserer", after=r"\s*:\s*\w"),
    # Recommended onward.
    _formula("anbefal", "recommended", R, "anbefalet|anbefales anbefaledes|anbefaler anbefalede|anbefale", frame=Frame.RECOMMEND),
    _formula("indstil", "recommended", R, "|indstilles indstilledes|indstiller indstillede|indstille", frame=Frame.RECOMMEND),
    _formula("indstillet_til", "recommended", R, "indstillet", after=r"\s+(?:til\b|godkendt|over)|[\s.]*$", unless=r"\bsom\s+"),
    _formula("med_anbefaling", "recommended", R, "anbefaling", before=r"\bmed\s+(?:\w+\s+)?"),
    _formula("til_rådets_godkendelse", "recommended", R, "godkendelse vedtagelse", before=rf"\btil\s+{_MEMBERS_MEETING}\s+(?:endelige?\s+)?"),
    _formula(
        "send_til_endelig",
        "recommended",
        D,
        _SEND_WORDS + " videregive",
        after=r"[^.;]{0,60}?\btil\s+(?:endelig|politisk)\s+(?:beslutning|godkendelse|vedtagelse|behandling|stillingtagen)",
    ),
    _formula(
        "fremsend_råd",
        "recommended",
        D,
        "fremsendt|fremsendes|fremsender fremsendte|fremsende",
        after=rf"(?:\s+\w+){{0,2}}?\s+til\s+{_MEMBERS_MEETING}(?!\s+til\s+(?:behandling|orientering))",
    ),
    # Approved.
    _formula("godkend", "approved", R, "godkendt|godkendes godkendtes|godkender godkendte|godkende", frame=Frame.APPROVE),
    _formula("tiltræd", "approved", R, "tiltrådt tiltrådet|tiltrædes tiltrådtes|tiltræder tiltrådte tiltrådes|tiltræde", frame=Frame.DECIDE),
    _formula("vedtag", "approved", R, "vedtaget|vedtages vedtoges|vedtager vedtog|vedtage", frame=Frame.DECIDE),
    _formula("beslut", "approved", R, "besluttet|besluttes besluttedes|beslutter besluttede|beslutte", frame=Frame.DECIDE),
    _formula("imødekom", "approved", R, "imødekommet|imødekommes|imødekommer imødekom|imødekomme"),
    _formula("bevilg", "approved", R, "bevilget bevilliget|bevilges bevilliges|bevilger bevilgede bevilligede|bevilge bevillige"),
    _formula("bevilling_meddelt", "approved", R, "meddelt meddeles gives givet", before=r"\b(?:bevilling|tilladelse|dispensation|tilsagn|garanti|samtykke)\w*\s+(?:\w+\s+){0,2}?"),
    _formula("meddelt_bevilling", "approved", R, "meddeles gives meddelte", after=r"\s+(?:\w+\s+){0,2}?(?:[\w-]*bevilling|tilladelse|dispensation|tilsagn|garanti|samtykke)\b"),
    _formula("frigiv", "approved", R, "frigivet|frigives|frigiver frigav|frigive"),
    _formula("tilslut", "approved", R, "|tilsluttes|tilslutter tilsluttede|tilslutte", frame=Frame.DECIDE),
    _formula("bifald", "approved", R, "bifaldet bifaldt|bifaldes|bifalder|bifalde", frame=Frame.APPROVE),
    _formula("antag", "approved", R, "antaget|antages|antog", before=r"^\W*(?:[\w-]+\s+){0,4}?", after=r"(?!\s*,?\s*at\b)"),
    _formula("stadfæst", "approved", R, "stadfæstet|stadfæstes|stadfæster stadfæstede|stadfæste"),
    _formula("accepter", "approved", R, "accepteret|accepteres|accepterer accepterede|acceptere"),
    _formula("afgjort_som", "approved", R, "overensstemmelse", before=r"\bi\s+", after=r"\s+med\s+(?:\w+\s+)?(?:indstilling|forslag|oplæg)"),
    _formula("som_indstillet", "approved", R, "indstillet foreslået", before=r"\bsom\s+"),
    _formula("indstilling_fulgt", "approved", R, "fulgt følges fulgtes", before=r"\bindstilling\w*\s+(?:\w+\s+){0,2}?"),
    _formula("fulgte_indstilling", "approved", R, "fulgte følger", after=r"\s+(?:\w+\s+)?indstilling"),
    # Noted.
    _formula("til_efterretning", "noted", N, "efterretning", before=r"\btil\s+", unless=rf"\b(?:{SEND})\w*\s[^.]{{0,80}}?\btil\s+"),
    _formula("til_orientering", "noted", N, "orientering", before=r"\b(?:tag\w+|tog)\s[^.;]{0,120}?\btil\s+(?:\w+\s+og\s+)?"),
    _formula("kun_til_orientering", "noted", N, "orientering", before=r"^\W*(?:\w+\s+)?til\s+", after=r"\W*$"),
    _formula("taget_ad_notam", "noted", N, "notam", before=r"\bad\s+"),
    _formula("orientering_givet", "noted", Weight.INFORMED, "givet afgivet gives gennemført", before=r"\borientering\w*\s+(?:\w+\s+){0,2}?"),
    _formula("gav_orientering", "noted", Weight.INFORMED, "orientering status redegørelse", before=r"\b(?:gav|giver|gives|givet|fik|får|modtog)\s+(?:\w+\s+){0,2}?"),
    _formula("orienter", "noted", Weight.INFORMED, "orienteret|orienteres orienteredes|orienterer orienterede|"),
    _formula("fremlagt", "noted", Weight.INFORMED, "forelagt gennemgået fremlagt præsenteret|gennemgås fremlægges|gennemgik fremlagde præsenterede redegjorde fortalte forelå|"),
    _formula("oplyst", "noted", Weight.INFORMED, "oplyst meddelt|oplyses|oplyste meddelte|", frame=Frame.INFORM),
    # Referred.
    _formula("send_høring", "referred", D, _SEND_WORDS, after=r"(?:\s+\w+){0,4}?\s+i\s+(?:\w+\s+){0,2}?\w*høring"),
    _formula("i_høring", "referred", D, "høring partshøring nabohøring", before=r"^\W*(?:til|i)\s+(?:\w+\s+)?"),
    _formula("send_til", "referred", D, _SEND_WORDS, after=r"(?:\s+[\w§.-]+){0,6}?\s+(?:til|i|videre|direkte)\b"),
    _formula("henvis", "referred", D, "henvist udvalgshenvist|henvises|henviser henviste|henvise", after=r"(?!\s+(?:dog\s+)?til\s+(?:bilag|referat|vedlagte))"),
    _formula("videregiv", "referred", D, "videregivet|videregives|videregiver|videregive"),
    _formula("indgår", "referred", D, "indgår indgå", after=r"\s+i\s+(?:\w+\s+){0,3}?(?:\w*budget\w*|\w*forhandling\w*|det\s+videre|arbejdet|processen)"),
    _formula("overgå", "referred", D, "overgår", after=r"\s+til\b"),
    _formula("fremmet_til", "referred", D, "fremmet", after=r"\s+til\b"),
    _formula("begær", "referred", D, "begæret begæres begærede", after=rf"[^.;]{{0,60}}?\b(?:i|for)\s+{_MEMBERS_MEETING}"),
    _formula("videre_til", "referred", D, "videre", before=r"\b(?:går|gik|bringes|bragt|tages|løftes)\s+(?:\w+\s+){0,2}?", after=r"\s+(?:til|i)\b"),
    _formula("forelæg", "referred", D, "forelægges", after=r"\s+(?:for\s+)?\w"),
    # Agreement without a formal word.
    _formula("enighed", "approved", Weight.CONSENT, "enighed enige enig enigt", after=r"\s*,?\s+(?:om|i)\b", frame=Frame.DECIDE),
    _formula("enighed_om_det", "approved", Weight.CONSENT, "enighed", before=r"\b(?:hvilket|dette)\s[^.;,]{0,40}?"),
    _formula("opbakning", "approved", Weight.CONSENT, "opbakning tilslutning", after=r"\s+(?:\w+\s+){0,3}?(?:til|om)\b|[\s.]*$", frame=Frame.APPROVE),
    _formula("bakke_op", "approved", Weight.CONSENT, "|bakkes|bakker bakkede|bakke", after=r"(?:\s+\w+){0,3}?\s+op\s+om\b"),
    _formula("støt", "approved", Weight.CONSENT, "støttet|støttes|støtter støttede|støtte", after=r"\s+(?:\w+\s+){0,2}?(?:\w*forslag|indstilling|op\s+om|oplæg|at)\w*"),
    _formula("aftal", "approved", Weight.CONSENT, "aftalt|aftales aftaltes|aftaler aftalte|aftale", before=r"(?:\b(?:blev|det|der|er|udvalget|rådet|gruppen|kredsen|bestyrelsen|vi|man)\s+(?:\w+\s+){0,2}?|^\W*)", after=r"\b", frame=Frame.DECIDE),
    _formula("konkluder", "approved", Weight.CONSENT, "|konkluderes konkluderedes|konkluderede konkluderer|", frame=Frame.DECIDE),
    _formula("fasthold", "approved", Weight.CONSENT, "fastholdt|fastholdes|fastholder|fastholde"),
    _formula("igangsæt", "approved", Weight.CONSENT, "igangsat|igangsættes iværksættes|igangsætter|igangsætte iværksætte"),
    _formula("prioriter", "approved", Weight.CONSENT, "prioriteret|prioriteres|prioriterede|", before=r"^\W*(?:\w+\s+){0,5}?"),
    # Discussed.
    _formula("drøft", "discussed", Weight.TALK, "drøftet|drøftes drøftedes|drøfter drøftede|drøfte", frame=Frame.SAY),
    _formula("debatter", "discussed", Weight.TALK, "debatteret|debatteres|debatterede debatterer|", frame=Frame.SAY),
    _formula("diskuter", "discussed", Weight.TALK, "diskuteret|diskuteres|diskuterede diskuterer|", frame=Frame.SAY),
    _formula("drøftelse", "discussed", Weight.TALK, "temadrøftelse drøftelse drøftelsen temadrøftelsen debat dialog", before=r"^\W*(?:\w+\s+){0,4}?"),
    _formula("opmærksomhed", "discussed", Weight.TALK, "opmærksomhed", before=r"\b(?:var|er)\s+(?:\w+\s+){0,2}?", frame=Frame.SAY),
    _formula(
        "sagt",
        "discussed",
        Weight.TALK,
        "bemærkede pegede tilkendegav kommenterede udtrykte understregede fremhævede påpegede nævnte drøftelserne spurgte opfordrede "
        "kvitterede roste talte bad anmodede besigtigede",
        frame=Frame.SAY,
    ),
    _formula("gav_udtryk", "discussed", Weight.TALK, "gav giver", after=r"\s+(?:\w+\s+)?(?:udtryk|input)\b", frame=Frame.SAY),
    # Nothing to decide.
    _formula(
        "ingen_bemærkninger",
        "no_remarks",
        Weight.NOTHING,
        "ingen",
        after=r"\s+(?:\w+\s+){0,2}?(?:bemærkning|meddelelse|spørgsmål|kommentar|punkt|emne|fremmødt|fremmøde|mødt|indlæg|orientering|nyt|sager)\w*",
        unless=r"(?:forvaltning|administration|afdeling|chef|sekretariat)\w*\s+(?:\w+\s+)?ha[rv]\w*\s+",
    ),
    _formula("intet", "no_remarks", Weight.NOTHING, "intet", after=r"\s+(?:at\s+\w+|nyt|til\b|under)|[\s.]*$"),
    _formula("ikke_indkommet", "no_remarks", Weight.NOTHING, "indkommet modtaget", before=r"\b(?:ikke|ingen)\s+(?:\w+\s+){0,3}?"),
)

WHOLE: dict[str, tuple[str, Outcome]] = {
    "ingen": ("no_remarks:whole", "no_remarks"),
    "intet": ("no_remarks:whole", "no_remarks"),
    "ingenting": ("no_remarks:whole", "no_remarks"),
    "bortfaldt": ("no_remarks:whole", "no_remarks"),
    "-": ("no_remarks:whole", "no_remarks"),
    "–": ("no_remarks:whole", "no_remarks"),
    "./.": ("no_remarks:whole", "no_remarks"),
    "ok": ("approved:whole", "approved"),
    "afventer": ("postponed:whole", "postponed"),
    "orientering": ("noted:whole", "noted"),
    "til orientering": ("noted:whole", "noted"),
    "drøftelse": ("discussed:whole", "discussed"),
    "høring": ("referred:whole", "referred"),
}
"""Decisions of one or two words that mean something only when nothing else stands there."""

PROPOSERS = frozenset(
    "foreslog foreslår foreslås foreslået ønskede ønsker ønskes begærede argumenterede fremsatte stillede opfordrer efterlyste".split()
)
"""Whoever does this decides nothing by it: the rest of the clause is a wish or a motion."""

MODALS = frozenset(
    "skal skulle bør burde vil ville må måtte forventes forventede forventer planlægges påtænkes forudsættes mulighed muligheden".split()
)
"""What follows in the clause has not happened."""

CAN = frozenset("kan kunne".split())
"""With a decision word, an answer: "kan godkendes", "kunne ikke støtte"."""

SUBORDINATORS = frozenset(
    "idet fordi såfremt hvis når inden indtil hvorvidt førend skønt selvom eftersom hvor hvordan hvilke som der da mhp medmindre".split()
)
RELATIVE = frozenset("som der hvor hvilke".split())
"""Subordinators whose clause ends at the next comma."""
ONLY_AFTER_COMMA = frozenset("som der da hvor hvilke når".split())
"""Words that open a subordinate clause only after a comma or at the start of the sentence."""
SUBORDINATE_PHRASES = frozenset("henblik forudsætning bemærkning bemærkninger forbehold baggrund grund grundlag hensyn".split())
"""Nouns of "med henblik på", "med bemærkning om" ...: what they govern is no decision."""
RESTARTS = frozenset("hvilket hvorefter herefter derefter mens men dog hvormed".split())
"""After a comma these open a main clause again."""
NEGATIONS = frozenset("ikke ej hverken".split())
NOT_NEGATING = frozenset("kun blot alene mindst desto bare".split())
"""After "ikke" these take the negation away."""
AUXILIARIES = frozenset("blev er bliver".split())
ARTICLES = frozenset("den det de en et alle allerede tidligere senest sidst nævnte oprindeligt".split())
BODY_NOUN = re.compile(
    r"\w*(?:udvalg|byråd|rådet|råd|bestyrelse|kommunalbestyrelse|kreds|direktion|magistrat|forum|styregruppe|kommission|nævn|gruppe)(?:en|et|n|t)?$"
)
REPORTED = frozenset("tidligere forrige oprindeligt".split())
"""The clause tells what was decided at another time."""
SIDE_MOTION = re.compile(r"(?:under)?ændringsforslag|procedureforslag|modforslag|mindretalsindstilling|mindretalsforslag")
"""A motion beside the main one; its fate is not the item's."""
ADMINISTRATION = re.compile(r"\w*(?:forvaltning|administration|sekretariat|afdeling)(?:en|et|ens|ets)?$|(?:kommunal)?direktøren$|borgmesteren$|formanden$|formandskabet$")
"""Those who recommend to the body that decides."""
MEASURE_NOUNS: dict[str, Outcome] = {
    "udsættelse": "postponed",
    "udsættelsen": "postponed",
    "tilbagesendelse": "sent_back",
    "hjemvisning": "sent_back",
    "oversendelse": "referred",
}
"""A motion named by its effect: "Forslaget om udsættelse blev vedtaget" postpones."""
CASE_NOUN = re.compile(
    r"(?:sag|punkt|pkt|dagsordenspunkt|forslag|indstilling|ansøgning|behandling|beslutning|emne|udkast|plan|afgørelse|stillingtagen|anmodning)\w*"
)
"""What "sagen udsættes" is said of; in a clause under "besluttede, at" others are matters of content."""
OVERRIDES: dict[Frame, frozenset[Outcome]] = {
    Frame.DECIDE: frozenset({"postponed", "sent_back", "rejected", "withdrawn", "referred", "recommended", "elected", "noted"}),
    Frame.APPROVE: frozenset({"postponed", "sent_back", "rejected", "withdrawn", "elected"}),
    Frame.INFORM: frozenset({"elected"}),
}
"""The outcomes that a clause under a verb of deciding may have instead of the verb's own."""
FREE_OVERRIDES = frozenset({"recommended", "elected", "noted"})
"""Of these, the ones that need no case noun as their subject."""

OTHER_ITEM = re.compile(r"\b(?:dagsordens)?(?:punkt(?:erne)?|pkt\.?|sag(?:erne|en)?)\s*(?:nr\.?|nummer)?\s*\d+")
"""Another item named by its number."""
LATER_NOTE = re.compile(r"\W*(?:efter\s+mødet|siden\s+mødet|efterskrift|note\s*:|tilføjet\s+efter)")
"""What was added to the minutes afterwards."""
NO_OBJECTION = re.compile(r"\W*[\w -]*(?:forvaltning|administration|afdeling|sekretariat|magistrat)\w*\s+[\w ]{0,30}?har\s+ingen\s+bemærkninger")
"""The administration lets a matter pass; the body has decided nothing yet."""
EARLIER_NOTE = re.compile(r"\W*(?:på\s+(?:sidste|forrige|det\s+seneste|det\s+foregående)\s+møde|på\s+mødet\s+(?:i\s+[^.]{1,60}?\s)?den\s+\d|tidligere)")
"""A sentence that tells what an earlier meeting did."""
MEMBER_REMARK = re.compile(
    r"tilført\s+(?:protokollen|referatet)|protokolbemærkning|mindretalsudtalelse|(?:til|i)\s+protokollen\s*:|begrundelsen\s+for\s+(?:at\s+stemme|stemmeafgivning)"
)
"""From here to the end of the paragraph a member or group speaks, not the body."""
FINITE = re.compile(
    r"\b(?:er|var|blev|har|havde|skal|skulle|kan|kunne|bør|vil|ville|må|gør|gjorde|går|gik|ser|så|mener|mente|kommer|kom|får|fik|tager|tog|deltog|arbejder|arbejdes|\w{3,}(?:ede|edes|erede))\b"
)
"""A finite verb: the mark of a sentence that says something."""

_REMARK_NOUNS = (
    r"ændring|bemærkning|tilføjelse|præcisering|rettelse|tilretning|kommentar|forbehold|justering|korrektion|supplering|supplement|"
    r"tilkendegivelse|undtagelse|betingelse|vilkår|tilretninger|ændringsforslag|modifikation|konsekvensrettelse|krav"
)
_VOTE_OR_ABSENCE = (
    r"(?:[^.;]{0,120}?\b(?:stemt\w*|stemme\w*|undlod|undlader|imod|inhabil\w*|forbehold\s+for\s+sin)\b"
    r"|[^.;]{0,80}?\b(?:deltog\s+ikke|ikke\s+deltog|var\s+fraværende|havde\s+forladt|forlod)\b)"
)
CHANGE_AFTER = re.compile(
    rf"[^.;]*?(?:\b(?:idet|i\s+det)\b(?!{_VOTE_OR_ABSENCE})"
    rf"|\bmed\s+(?:[\w,-]+\s+){{0,4}}?(?:{_REMARK_NOUNS})\w*"
    r"|\bunder\s+forudsætning\b|\bforudsat\b|\bbetinget\b|\bpå\s+betingelse\b|\bpå\s+vilkår\b"
    r"|\bsom\s+ændret\b|\bfor\s+så\s+vidt\s+angår\b|\bdog\b|\bbortset\s+fra\b|\bundtagen\b|\bmed\s+følgende\s*:"
    r"|\bi\s+(?:ændret|revideret|tilrettet|justeret)\b|\bprincipielt\b|\bdelvist?\b|\bbetinget\s+af\b)"
)
"""What makes an approval one with changes, conditions or remarks, behind the approving word ..."""
CHANGE_BEFORE = re.compile(
    rf"\bdelvist?\b|\bprincipielt\b|\bi\s+princippet\b|\bmed\s+(?:[\w,-]+\s+){{0,4}}?(?:{_REMARK_NOUNS})\w*|\bsom\s+ændret\b|\bændret\b|"
    r"\b(?:tilrettede|ændrede|justerede)\s+(?:forslag|indstilling)"
)
"""... and before it."""
CHANGE_NEXT = re.compile(r"\W*(?:dog|med\s+(?:den|de|følgende)\s+(?:bemærkning|ændring|tilføjelse)\w*)\b")
"""... and at the start of the next sentence."""
AMENDED = re.compile(r"ændret\s+til|ændres\s+til|formuleres\s+således|ændres\s+således")
