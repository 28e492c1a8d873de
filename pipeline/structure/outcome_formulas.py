"""The wordings of Danish decisions, each with the outcome it states. Data only; ``outcome_findings`` reads it.

A formula is found by one of its words and, where the word alone says too little, by what stands before and after it in the same
sentence. Adding a wording is adding one line.
"""

from __future__ import annotations

from pipeline.records import Outcome
from pipeline.structure.outcome_lexicon import Formula, Frame, Row, Weight, group

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


FORMULAS: tuple[Formula, ...] = (
    *group(
        "approved",
        Weight.RESOLVED,
        Row(
            "dispatch_with_decision",
            _SEND_WORDS.replace("|", " ") + " tilbagesendes tilbagesendt tilbagesender",
            after=rf"[^.;]{{0,160}}?\b(?:{_MEMBERS_MEETING}|udvalget|magistraten)\s+har\s+(?:\w+\s+)?(?:vedtaget|godkendt|tiltrådt)\b",
        ),
    ),
    *group(
        "sent_back",
        Weight.RESOLVED,
        Row("hjemvis", "hjemvist|hjemvises|hjemviser hjemviste|hjemvise"),
        Row("tilbagesend", "tilbagesendt|tilbagesendes|tilbagesender tilbagesendte|tilbagesende"),
        Row("returner", "returneret|returneres|returnerer returnerede|returnere"),
        Row("send_tilbage", _SEND_WORDS, after=rf"{_GAP}\s+(?:tilbage|retur)\b"),
        Row(
            "send_fornyet",
            _SEND_WORDS,
            after=r"[^.;]{0,100}?\btil\s+(?:fornyet|yderligere)\s+(?:behandling|bearbejdning|overvejelse|belysning)",
        ),
        Row("retur", "retur", after=r"\s+til\b|[\s.]*$"),
        Row("tilbage", "tilbage", before=r"^\W*(?:går\s+|gik\s+)?", after=r"\s+(?:til|i)\b"),
        Row(
            "gå_tilbage",
            "tilbage",
            before=r"\b(?:går|gik|gives|kommer)\s+",
            after=r"\s+til\s+\w*(?:forvaltning|administration|udvalg|styregruppe|arbejdsgruppe)",
        ),
        Row(
            "træk_tilbage",
            "trukket|trækkes|trækker trak|trække",
            after=r"\s+tilbage\s+til\s+(?:yderligere|fornyet|videre)\b",
        ),
    ),
    *group(
        "sent_back",
        Weight.FOLLOW_UP,
        Row("vend_tilbage", "vender vende", after=r"\s+tilbage\s+(?:med|til)\b"),
    ),
    *group(
        "withdrawn",
        Weight.NOTED,
        Row("udgå", "udgået|udgås|udgår udgik|udgå"),
        Row(
            "tag_af",
            "taget|tages|tager tog|tage",
            after=r"(?:\s+\w+){0,3}?\s+af(?:\s+(?:dagsordenen|dagsorden|dagsordnen|listen)\b|(?=\s*(?:[.,;]|og\b|$)))",
        ),
        Row(
            "træk",
            "trukket|trækkes|trækker trak|trække",
            after=r"(?!\s+(?:\w+\s+)?(?:sit|sin|sine|deres|i|på|op|med)\b)",
        ),
        Row("aflys", "aflyst|aflyses|aflyser aflyste|aflyse"),
        Row("slet", "slettet|slettes", after=r"\s+(?:fra|af)\s+dagsorden"),
        Row("fjern", "fjernet|fjernes", after=r"\s+fra\s+dagsorden"),
    ),
    *group(
        "rejected",
        Weight.RESOLVED,
        Row(
            "forslag_bortfald",
            "bortfaldet|bortfaldes|bortfaldt|",
            before=r"forslag\w*\s+(?:er|blev|er\s+hermed|dermed)?\s*",
        ),
    ),
    *group(
        "withdrawn",
        Weight.NOTED,
        Row("bortfald", "bortfaldet|bortfaldes|bortfalder bortfaldt|bortfalde"),
    ),
    *group(
        "discussed",
        Weight.TALK,
        Row("behandlet", "behandlet", unless=r"\b(?:færdig|for|efter|som)\s*"),
    ),
    *group(
        "postponed",
        Weight.RESOLVED,
        Row("udsæt", "udsat|udsættes udsattes|udsætter udsatte|udsætte"),
        Row("udskyd", "udskudt|udskydes|udskyder udskød|udskyde"),
        Row("i_bero", "bero", before=r"\bi\s+"),
        Row("beror", "beror"),
        Row(
            "overfør_møde",
            "overført flyttet|overføres flyttes rykkes|overfører flytter|overføre flytte",
            after=r"(?:\s+[\w.]+){0,3}?\s+til\s+(?:(?:et\s+|det\s+|udvalgets\s+|byrådets\s+)?(?:næste|kommende|senere|førstkommende|ekstraordinært)\s+(?:ordinære\s+)?\w*møde|mødet\b)",
        ),
        Row(
            "behandl_senere",
            "behandlet|behandles|behandler|behandle",
            after=r"(?:\s+(?:i\s+stedet|igen|først|derfor))?\s+(?:på|ved|i\s+forbindelse\s+med)\s+(?:et\s+|det\s+|udvalgets\s+)?(?:ekstraordinært|næste|kommende|senere|førstkommende|efterfølgende)\b",
        ),
        Row("behandl_den", "bliver", after=r"\s+behandlet\s+(?:den|d\.)\s*\d"),
        Row("nået", "nået nåede", before=r"\bikke\s+"),
    ),
    *group(
        "postponed",
        Weight.FOLLOW_UP,
        Row(
            "genoptag",
            "genoptaget genfremlagt genforelagt|genoptages genfremlægges genforelægges genfremsættes genbehandles|genoptager|genoptage",
        ),
        Row("op_igen", "op", after=r"\s+(?:igen|på\s+(?:et\s+)?(?:næste|kommende|senere))\b"),
        Row("på_næste_møde", "næste", before=r"^\W*(?:\w+\s+){0,5}?(?:på|til)\s+", after=r"\s+møde\b"),
        Row("afvent", "|afventes|afventer afventede|afvente"),
        Row(
            "ønsker_oplysninger",
            "ønskes ønsker ønskede",
            after=r"\s+(?:\w+\s+){0,2}?(?:specifikation|oplysninger|redegørelse|undersøg\w+|belys\w+|uddyb\w+|afklar\w+|genoptaget)\b",
        ),
    ),
    *group(
        "rejected",
        Weight.RESOLVED,
        Row("forkast", "forkastet|forkastes|forkaster forkastede|forkaste"),
        Row("afvis", "afvist|afvises|afviser afviste|afvise"),
        Row("afslå", "afslået|afslås|afslår afslog|afslå"),
        Row("nægt", "nægtet|nægtes|nægter nægtede|nægte"),
        Row("afslag", "afslag", before=r"(?:\b(?:meddel\w*|giv\w*|gav|få[rt]?|der)\s+(?:\w+\s+)?|^\W*)"),
        Row(
            "fald",
            "faldt falder",
            before=r"(?:forslag\w*|indstilling\w*|det|dette|som|hvorefter\s+det|hvilket)\s+(?:\w+\s+){0,2}?",
            after=r"(?!\s+(?:til|i|under|på|for|ud|sammen))",
        ),
        Row("nedstem", "nedstemt|nedstemmes|nedstemte|nedstemme"),
        Row("stem_ned", "stemt stemtes stemmes", after=r"\s+ned\b"),
        Row("fremme", "fremme", before=r"\bnyd\w*\s+ikke\s+|\bnød\s+ikke\s+"),
        Row("ej_flertal", "flertal", before=r"\b(?:ikke|intet|ej)\s+(?:\w+\s+){0,2}?"),
        Row(
            "ej_støtte",
            "støtte støttes støtter støttede understøtte",
            before=r"\b(?:kan|kunne|vil|ville|blev)?\s*ikke\s+",
            after=r"(?!\s+fra\b)",
        ),
        Row("støtte_ikke", "støttede støtter støttes", after=r"\s+ikke\b"),
        Row("ej_videre", "videre", before=r"\bikke\s+(?:\w+\s+){0,2}?"),
    ),
    *group(
        "rejected",
        Weight.CONSENT,
        Row("ej_ønske", "ønsker ønskede ønskes", after=r"\s+ikke\b"),
    ),
    *group(
        "rejected",
        Weight.RESOLVED,
        Row("ej_grundlag", "grundlag", before=r"\bikke\s+(?:\w+\s+){0,2}?", after=r"\s+for\s+at\b"),
    ),
    *group(
        "rejected",
        Weight.CONSENT,
        Row("undlad", "undlade", after=r"\s+at\b"),
    ),
    *group(
        "approved",
        Weight.RESOLVED,
        Row(
            "valgt_løsning",
            "valgt|vælges|valgte vælger|vælge",
            after=r"(?:\s+(?:at\b|[\w-]*(?:model|løsning|alternativ|scenarie|variant|mulighed|placering)\w*))",
            frame=Frame.DECIDE,
        ),
        Row(
            "løsning_valgt",
            "valgt vælges",
            before=r"\b(?:model|løsning|alternativ|scenarie|variant|mulighed|placering)\w*\s+(?:\w{1,3}\s+)?(?:er|blev|bliver)?\s*",
        ),
    ),
    *group(
        "elected",
        Weight.RESOLVED,
        Row(
            "vælg", "valgt genvalgt nyvalgt|vælges genvælges valgtes genvalgtes|valgte vælger genvalgte|vælge genvælge"
        ),
        Row("udpeg", "udpeget genudpeget|udpeges udpegedes genudpeges|udpeger udpegede|udpege genudpege"),
        Row("konstituer", "konstitueret|konstitueres|konstituerer konstituerede|konstituere"),
        Row("udnævn", "udnævnt|udnævnes|udnævner udnævnte|udnævne"),
        Row("indstil_medlem", "indtræder indtrådte", after=r"(?:\s+\w+){0,4}?\s+(?:som|i\s+stedet|for)\b"),
        Row("udtræd", "udtræder udtrådte", after=r"\s+af\b|[.\s]*$"),
        Row("fritag", "fritaget|fritages|fritager fritog|fritage", after=r"(?:\s+\w+)?\s+(?:for|fra)\b"),
        Row("ny_formand", "formand næstformand formandskab", before=r"\bny\s+"),
        Row("formand_er", "formand næstformand suppleant stedfortræder kasserer", after=r"\s*:\s*\w"),
    ),
    *group(
        "recommended",
        Weight.RESOLVED,
        Row("anbefal", "anbefalet|anbefales anbefaledes|anbefaler anbefalede|anbefale", frame=Frame.RECOMMEND),
        Row("indstil", "|indstilles indstilledes|indstiller indstillede|indstille", frame=Frame.RECOMMEND),
        Row("indstillet_til", "indstillet", after=r"\s+(?:til\b|godkendt|over)|[\s.]*$", unless=r"\bsom\s+"),
        Row("med_anbefaling", "anbefaling", before=r"\bmed\s+(?:\w+\s+)?"),
        Row(
            "til_rådets_godkendelse",
            "godkendelse vedtagelse",
            before=rf"\btil\s+{_MEMBERS_MEETING}\s+(?:endelige?\s+)?",
        ),
    ),
    *group(
        "recommended",
        Weight.DISPATCH,
        Row(
            "send_til_endelig",
            _SEND_WORDS + " videregive",
            after=r"[^.;]{0,60}?\btil\s+(?:endelig|politisk)\s+(?:beslutning|godkendelse|vedtagelse|behandling|stillingtagen)",
        ),
        Row(
            "fremsend_råd",
            "fremsendt|fremsendes|fremsender fremsendte|fremsende",
            after=rf"(?:\s+\w+){{0,2}}?\s+til\s+{_MEMBERS_MEETING}(?!\s+til\s+(?:behandling|orientering))",
        ),
    ),
    *group(
        "approved",
        Weight.RESOLVED,
        Row("godkend", "godkendt|godkendes godkendtes|godkender godkendte|godkende", frame=Frame.APPROVE),
        Row(
            "tiltræd",
            "tiltrådt tiltrådet|tiltrædes tiltrådtes|tiltræder tiltrådte tiltrådes|tiltræde",
            frame=Frame.DECIDE,
        ),
        Row("vedtag", "vedtaget|vedtages vedtoges|vedtager vedtog|vedtage", frame=Frame.DECIDE),
        Row("beslut", "besluttet|besluttes besluttedes|beslutter besluttede|beslutte", frame=Frame.DECIDE),
        Row("imødekom", "imødekommet|imødekommes|imødekommer imødekom|imødekomme"),
        Row("bevilg", "bevilget bevilliget|bevilges bevilliges|bevilger bevilgede bevilligede|bevilge bevillige"),
        Row(
            "bevilling_meddelt",
            "meddelt meddeles gives givet",
            before=r"\b(?:bevilling|tilladelse|dispensation|tilsagn|garanti|samtykke)\w*\s+(?:\w+\s+){0,2}?",
        ),
        Row(
            "meddelt_bevilling",
            "meddeles gives meddelte",
            after=r"\s+(?:\w+\s+){0,2}?(?:[\w-]*bevilling|tilladelse|dispensation|tilsagn|garanti|samtykke)\b",
        ),
        Row("frigiv", "frigivet|frigives|frigiver frigav|frigive"),
        Row("tilslut", "|tilsluttes|tilslutter tilsluttede|tilslutte", frame=Frame.DECIDE),
        Row("bifald", "bifaldet bifaldt|bifaldes|bifalder|bifalde", frame=Frame.APPROVE),
        Row("antag", "antaget|antages|antog", before=r"^\W*(?:[\w-]+\s+){0,4}?", after=r"(?!\s*,?\s*at\b)"),
        Row("stadfæst", "stadfæstet|stadfæstes|stadfæster stadfæstede|stadfæste"),
        Row("accepter", "accepteret|accepteres|accepterer accepterede|acceptere"),
        Row(
            "afgjort_som",
            "overensstemmelse",
            before=r"\bi\s+",
            after=r"\s+med\s+(?:\w+\s+)?(?:indstilling|forslag|oplæg)",
        ),
        Row("som_indstillet", "indstillet foreslået", before=r"\bsom\s+"),
        Row("indstilling_fulgt", "fulgt følges fulgtes", before=r"\bindstilling\w*\s+(?:\w+\s+){0,2}?"),
        Row("fulgte_indstilling", "fulgte følger", after=r"\s+(?:\w+\s+)?indstilling"),
    ),
    *group(
        "noted",
        Weight.NOTED,
        Row("til_efterretning", "efterretning", before=r"\btil\s+", unless=rf"\b(?:{SEND})\w*\s[^.]{{0,80}}?\btil\s+"),
        Row("til_orientering", "orientering", before=r"\b(?:tag\w+|tog)\s[^.;]{0,120}?\btil\s+(?:\w+\s+og\s+)?"),
        Row("kun_til_orientering", "orientering", before=r"^\W*(?:\w+\s+)?til\s+", after=r"\W*$"),
        Row("taget_ad_notam", "notam", before=r"\bad\s+"),
    ),
    *group(
        "noted",
        Weight.INFORMED,
        Row("orientering_givet", "givet afgivet gives gennemført", before=r"\borientering\w*\s+(?:\w+\s+){0,2}?"),
        Row(
            "gav_orientering",
            "orientering status redegørelse",
            before=r"\b(?:gav|giver|gives|givet|fik|får|modtog)\s+(?:\w+\s+){0,2}?",
        ),
        Row("orienter", "orienteret|orienteres orienteredes|orienterer orienterede|"),
        Row(
            "fremlagt",
            "forelagt gennemgået fremlagt præsenteret|gennemgås fremlægges|gennemgik fremlagde præsenterede redegjorde fortalte forelå|",
        ),
        Row("oplyst", "oplyst meddelt|oplyses|oplyste meddelte|", frame=Frame.INFORM),
    ),
    *group(
        "referred",
        Weight.DISPATCH,
        Row("send_høring", _SEND_WORDS, after=r"(?:\s+\w+){0,4}?\s+i\s+(?:\w+\s+){0,2}?\w*høring"),
        Row("i_høring", "høring partshøring nabohøring", before=r"^\W*(?:til|i)\s+(?:\w+\s+)?"),
        Row("send_til", _SEND_WORDS, after=r"(?:\s+[\w§.-]+){0,6}?\s+(?:til|i|videre|direkte)\b"),
        Row(
            "henvis",
            "henvist udvalgshenvist|henvises|henviser henviste|henvise",
            after=r"(?!\s+(?:dog\s+)?til\s+(?:bilag|referat|vedlagte))",
        ),
        Row("videregiv", "videregivet|videregives|videregiver|videregive"),
        Row(
            "indgår",
            "indgår indgå",
            after=r"\s+i\s+(?:\w+\s+){0,3}?(?:\w*budget\w*|\w*forhandling\w*|det\s+videre|arbejdet|processen)",
        ),
        Row("overgå", "overgår", after=r"\s+til\b"),
        Row("fremmet_til", "fremmet", after=r"\s+til\b"),
        Row("begær", "begæret begæres begærede", after=rf"[^.;]{{0,60}}?\b(?:i|for)\s+{_MEMBERS_MEETING}"),
        Row(
            "videre_til",
            "videre",
            before=r"\b(?:går|gik|bringes|bragt|tages|løftes)\s+(?:\w+\s+){0,2}?",
            after=r"\s+(?:til|i)\b",
        ),
        Row("forelæg", "forelægges", after=r"\s+(?:for\s+)?\w"),
    ),
    *group(
        "approved",
        Weight.CONSENT,
        Row("enighed", "enighed enige enig enigt", after=r"\s*,?\s+(?:om|i)\b", frame=Frame.DECIDE),
        Row("enighed_om_det", "enighed", before=r"\b(?:hvilket|dette)\s[^.;,]{0,40}?"),
        Row(
            "opbakning", "opbakning tilslutning", after=r"\s+(?:\w+\s+){0,3}?(?:til|om)\b|[\s.]*$", frame=Frame.APPROVE
        ),
        Row("bakke_op", "|bakkes|bakker bakkede|bakke", after=r"(?:\s+\w+){0,3}?\s+op\s+om\b"),
        Row(
            "støt",
            "støttet|støttes|støtter støttede|støtte",
            after=r"\s+(?:\w+\s+){0,2}?(?:\w*forslag|indstilling|op\s+om|oplæg|at)\w*",
        ),
        Row(
            "aftal",
            "aftalt|aftales aftaltes|aftaler aftalte|aftale",
            before=r"(?:\b(?:blev|det|der|er|udvalget|rådet|gruppen|kredsen|bestyrelsen|vi|man)\s+(?:\w+\s+){0,2}?|^\W*)",
            after=r"\b",
            frame=Frame.DECIDE,
        ),
        Row("konkluder", "|konkluderes konkluderedes|konkluderede konkluderer|", frame=Frame.DECIDE),
        Row("fasthold", "fastholdt|fastholdes|fastholder|fastholde"),
        Row("igangsæt", "igangsat|igangsættes iværksættes|igangsætter|igangsætte iværksætte"),
        Row("prioriter", "prioriteret|prioriteres|prioriterede|", before=r"^\W*(?:\w+\s+){0,5}?"),
    ),
    *group(
        "discussed",
        Weight.TALK,
        Row("drøft", "drøftet|drøftes drøftedes|drøfter drøftede|drøfte", frame=Frame.SAY),
        Row("debatter", "debatteret|debatteres|debatterede debatterer|", frame=Frame.SAY),
        Row("diskuter", "diskuteret|diskuteres|diskuterede diskuterer|", frame=Frame.SAY),
        Row(
            "drøftelse",
            "temadrøftelse drøftelse drøftelsen temadrøftelsen debat dialog",
            before=r"^\W*(?:\w+\s+){0,4}?",
        ),
        Row("opmærksomhed", "opmærksomhed", before=r"\b(?:var|er)\s+(?:\w+\s+){0,2}?", frame=Frame.SAY),
        Row(
            "sagt",
            "bemærkede pegede tilkendegav kommenterede udtrykte understregede fremhævede påpegede nævnte drøftelserne spurgte opfordrede "
            "kvitterede roste talte bad anmodede besigtigede",
            frame=Frame.SAY,
        ),
        Row("gav_udtryk", "gav giver", after=r"\s+(?:\w+\s+)?(?:udtryk|input)\b", frame=Frame.SAY),
    ),
    *group(
        "no_remarks",
        Weight.NOTHING,
        Row(
            "ingen_bemærkninger",
            "ingen",
            after=r"\s+(?:\w+\s+){0,2}?(?:bemærkning|meddelelse|spørgsmål|kommentar|punkt|emne|fremmødt|fremmøde|mødt|indlæg|orientering|nyt|sager)\w*",
            unless=r"(?:forvaltning|administration|afdeling|chef|sekretariat)\w*\s+(?:\w+\s+)?ha[rv]\w*\s+",
        ),
        Row("intet", "intet", after=r"\s+(?:at\s+\w+|nyt|til\b|under)|[\s.]*$"),
        Row("ikke_indkommet", "indkommet modtaget", before=r"\b(?:ikke|ingen)\s+(?:\w+\s+){0,3}?"),
    ),
)
"""Of formulas with the same word the first that fits is taken."""

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
