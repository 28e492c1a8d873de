"""Wordings that settle less: what is sent on, noted, agreed on, talked over, or left without remarks. Data only."""

from __future__ import annotations

from pipeline.structure.outcome_lexicon import Formula, Frame, Row, Weight, group
from pipeline.structure.outcome_words import A_NUMBER, ALL, BODY, COUNCIL, SEND

INFORMAL: tuple[Formula, ...] = (
    *group(
        "referred",
        Weight.DISPATCH,
        Row("send_høring", SEND, after=r"(?:\s+\w+){0,4}?\s+i\s+(?:\w+\s+){0,2}?\w*høring"),
        Row(
            "fremlagt_høring",
            "fremlagt offentliggjort|fremlægges offentliggøres|",
            after=r"(?:\s+\w+){0,4}?\s+i\s+(?:(?:\w+\s+){0,2}?\w*høring|(?:mindst\s+)?\w+\s+uger\b)",
        ),
        Row("i_høring", "høring partshøring nabohøring", before=r"^\W*(?:til|i)\s+(?:\w+\s+)?"),
        Row(
            "sendt_alene",
            "oversendt oversendes videresendt henvist henvises",
            before=r"^\W*(?:sagen\s+)?",
            after=r"[\s.]*$",
        ),
        Row("uden_anbefaling", "anbefaling indstilling", before=r"send(?:er|es|t|te)\s[^.;]{0,60}?\buden\s+"),
        Row(
            "bed_behandle",
            "beder bad anmoder anmodede",
            after=rf"\s+(?:{BODY}[\w -]{{0,40}}?|[\w -]{{0,20}}?{BODY})\s+om\s+at\b",
        ),
        Row("send_til", SEND, after=r"(?!\s+af\s+sted)(?:\s+[\w§.-]+){0,6}?\s+(?:til|i|videre|direkte)\b"),
        Row(
            "henvis",
            "henvist udvalgshenvist|henvises|henviser henviste|henvise",
            after=r"(?!\s+(?:dog\s+)?til(?:\s+(?:bilag|referat|vedlagte)|,))",
        ),
        Row(
            "videregiv",
            "videregivet overgivet overdraget|videregives overgives overdrages|videregiver|videregive",
            after=r"\s+til\b",
        ),
        Row("henskyd", "henskudt|henskydes|henskyder henskød|henskyde", after=r"(?:\s+\w+){0,3}?\s+til\b"),
        Row(
            "indgår",
            "indgår indgå",
            unless=r"(?:bemærkning|input|kommentar|synspunkt|pointe|ønske)\w*\s+(?:\w+\s+)?",
            after=r"\s+i\s+(?:\w+\s+){0,3}?(?:\w*budget\w*|\w*forhandling\w*|\w*drøftelse\w*|prioritering\w*|det\s+videre|arbejdet|processen)",
        ),
        Row("overgå", "overgår overlades", after=r"\s+til\b"),
        Row("dagsorden_i", "sættes optages", after=rf"\s+på\s+dagsorden\w*\s+(?:for|til|i|på)\s+{BODY}"),
        Row(
            "overfør_budget",
            "overført|overføres|overfører overførte|overføre",
            after=r"\s+til\s+budget(?:forhandling|lægning|drøftelse|proces)\w*",
        ),
        Row(
            "behandl_i",
            "|behandles afgøres dagsordensættes",
            before=r"^\W*(?:\w+\s+){0,2}?",
            after=rf"\s+(?:\w+\s+)?(?:i|på)\s+{BODY}\b",
        ),
        Row("med_til", "tages taget", after=r"\s+med\s+(?:til|i|ind\s+i)\s+(?:\w+\s+)?\w*(?:budget|forhandling)"),
        Row("fremmet_til", "fremmet", after=r"\s+til\b"),
        Row("begær", "begæret begæres begærede", after=rf"[^.;]{{0,60}}?\b(?:i|for)\s+{COUNCIL}"),
        Row(
            "videre_til",
            "videre",
            before=r"\b(?:går|gik|bringes|bragt|tages|løftes)\s+(?:\w+\s+){0,2}?",
            after=r"\s+(?:til|i)\b",
        ),
        Row("tilstil", "tilstillet|tilstilles|tilstiller|tilstille"),
        Row("løft", "løftes bringes", after=rf"(?:\s+\w+)?\s+(?:til\b|i\s+{BODY})"),
        Row("henlagt_til", "henlagt henlægges", after=r"\s+til\b"),
        Row("forelæg", "forelægges", after=r"\s+(?:for\s+)?\w"),
    ),
    *group(
        "noted",
        Weight.NOTED,
        Row(
            "til_efterretning",
            "efterretning underretning",
            before=r"\btil\s+",
            unless=r"send\w*\s[^.]{0,80}?\btil\s+",
            frame=Frame.INFORM,
        ),
        Row("til_orientering", "orientering", before=r"\b(?:tag\w+|tog)\s[^.;]{0,120}?\btil\s+(?:\w+\s+og\s+)?"),
        Row("kun_til_orientering", "orientering", before=r"^\W*(?:(?!intet\b|ingen\b)\w+\s+)?til\s+", after=r"\W*$"),
        Row("taget_ad_notam", "notam", before=r"\bad\s+"),
        Row("noter_sig", "noterede noterer", after=r"\s+(?:\w+\s+)?sig\b"),
    ),
    *group(
        "noted",
        Weight.INFORMED,
        Row(
            "orientering_givet",
            "givet afgivet gives gennemført modtaget foretaget",
            before=r"\borientering\w*\s+(?:\w+\s+){0,2}?",
        ),
        Row(
            "gav_orientering",
            "orientering status redegørelse",
            before=r"\b(?:gav|giver|gives|givet|fik|får|modtog|hørte)\s+(?:\w+\s+){0,2}?",
        ),
        Row(
            "orientering_om",
            "orientering",
            before=r"^\W*(?:(?:mundtlig|skriftlig|kort)\s+)?",
            after=r"\s+(?:ved|v/|om|fra|af)\b",
        ),
        Row("modtog_orientering", "orienteringen redegørelsen", before=r"\bmodtog\s+"),
        Row("orienter", "orienteret|orienteres|orienterer orienterede|"),
        Row(
            "fremlagt",
            "forelagt gennemgået fremlagt præsenteret noteret hørt|gennemgås fremlægges"
            "|gennemgik fremlagde præsenterede redegjorde fortalte forelå berettede|",
        ),
        Row("oplyst", "oplyst meddelt|oplyses|oplyste meddelte|", frame=Frame.INFORM),
    ),
    *group(
        "approved",
        Weight.CONSENT,
        Row("indforstået", "indforstået indforståede", after=r"\s+med\b"),
        Row("flertal_for", "flertal", before=r"\b(?:var|er)\s+(?:et\s+)?", after=r"\s+for\b"),
        Row("stemning_for", "stemning", before=r"\bvar\s+(?:(?:bred|god|stor)\s+)?", after=r"\s+for\s+at\b"),
        Row("enighed", "enighed enige enig enigt", after=r"\s*,?\s+(?:om|i)\b", frame=Frame.DECIDE),
        Row("stemte_for", "stemte stemmer", before=ALL, after=r"\s+for\b", unless=A_NUMBER),
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
            "aftalt|aftales|aftaler aftalte|aftale",
            before=r"(?:\b(?:blev|det|der|er|udvalget|rådet|gruppen|kredsen|bestyrelsen|vi|man)\s+(?:\w+\s+){0,2}?|^\W*)",
            frame=Frame.DECIDE,
        ),
        Row("konkluder", "|konkluderes konkluderedes|konkluderede konkluderer|", frame=Frame.DECIDE),
        Row("nik", "nikkede nikker", after=r"\s+(?:ja\s+)?til\b"),
        Row("intet_imod", "intet", after=r"\s+(?:at\s+(?:erindre|indvende)|imod)\b"),
        Row("fasthold", "fastholdt|fastholdes|fastholder|fastholde"),
        Row(
            "sæt_i_gang",
            "igangsat iværksat|igangsættes iværksættes gennemføres indføres|igangsætter|igangsætte iværksætte",
        ),
        Row(
            "nedsæt", "nedsat|nedsættes|nedsætter nedsatte|nedsætte", after=r"\s+(?:\w+\s+){0,3}?\w*(?:gruppe|udvalg)\b"
        ),
        Row("arbejd_videre", "arbejdes arbejder", after=r"\s+(?:\w+\s+)?videre\s+(?:med|på)\b"),
        Row("sæt_i_gang_adskilt", "sat|sættes|sætter satte|sætte", after=r"\s+(?:\w+\s+)?i\s+(?:gang|værk)\b"),
        Row(
            "fordel",
            "fordelt|fordeles|fordeler fordelte|fordele",
            after=r"\s+(?:\w+\s+){0,2}?(?:\w*pulje|midler|tilskud|støtte|beløb)\w*",
        ),
        Row("afsæt", "afsat|afsættes|afsætter afsatte|afsætte", after=r"\s+(?:\w+\s+)?\d"),
        Row(
            "gjort",
            "forlænget ophævet solgt udlejet nedlagt oprettet etableret tildelt fordelt forhøjet fornyet overdraget udbudt indgået "
            "revideret udvidet reduceret indført opsagt ansat",
            before=r"^\W*",
            after=r"\s",
        ),
        Row("underskriv", "underskrevet|underskrives"),
        Row("prioriter", "prioriteret|prioriteres|prioriterer prioriterede|", before=r"^\W*(?:\w+\s+){0,5}?"),
    ),
    # What is to happen, said at the start of a sentence: a decision only where nothing else is.
    *group(
        "approved",
        Weight.FOLLOW_UP,
        Row(
            "gøres",
            "forlænges ophæves sælges udlejes nedlægges oprettes etableres tildeles fordeles forhøjes fornyes overdrages udbydes indgås "
            "revideres udvides reduceres opsiges ansættes ombygges nedsættes opsættes indkøbes anskaffes afholdes indhentes",
            before=r"^\W*(?:[\w-]+\s+){0,4}?",
        ),
        Row(
            "positiv",
            "positivt positiv positive",
            before=r"\b(?:stiller|stillede|forholder|ser|så|er|var)\s+(?:sig\s+)?(?:(?:ikke|meget|overvejende|grundlæggende)\s+)?",
            after=r"\s+(?:indstillet\b|over\s*for\b|på\b)",
        ),
    ),
    # To be gone on with: nothing agreed on along the way is the outcome.
    *group(
        "discussed",
        Weight.NOTED,
        Row("drøftelse_fortsætter", "drøftelsen drøftelserne", after=r"\s+(?:fortsætter|fortsættes|fortsatte)\b"),
    ),
    *group(
        "discussed",
        Weight.TALK,
        Row("drøft", "drøftet|drøftes|drøfter drøftede|drøfte", frame=Frame.SAY),
        Row("debatter", "debatteret|debatteres|debatterede debatterer|", frame=Frame.SAY),
        Row("diskuter", "diskuteret|diskuteres|diskuterede diskuterer|", frame=Frame.SAY),
        Row("behandlet", "behandlet", unless=r"\b(?:færdig|for|efter|som)\s*"),
        Row(
            "vend",
            "vendt|vendes|vendte|",
            before=r"^\W*(?:[\w-]+\s+){0,4}?",
            after=r"(?!\s+(?:\w+\s+)?(?:tilbage|mod)\b)",
        ),
        Row(
            "drøftelse",
            "temadrøftelse drøftelse drøftelsen temadrøftelsen debat dialog snak",
            after=r"(?!\s+op\s)",
            unless=r"\btil\s+(?:fornyet\s+)?|\b(?:efter|under|inden)\s+(?:\w+\s+){0,2}?",
        ),
        Row("opmærksomhed", "opmærksomhed", before=r"\b(?:var|er)\s+(?:\w+\s+){0,2}?", frame=Frame.SAY),
        Row(
            "sagt",
            "bemærkede pegede tilkendegav kommenterede udtrykte understregede fremhævede påpegede nævnte drøftelserne opfordrede "
            "kvitterede roste talte snakkede bad anmodede besigtigede",
            frame=Frame.SAY,
        ),
        Row("spurgte_ind", "spurgte spurgt", after=r"\s+ind\s+til\b", frame=Frame.SAY),
        Row("input", "input", before=r"^\W*", after=r"\s+(?:fra|til)\b", frame=Frame.SAY),
        Row("gav_udtryk", "gav giver", after=r"\s+(?:\w+\s+)?(?:udtryk|input)\b", frame=Frame.SAY),
    ),
    *group(
        "no_remarks",
        Weight.NOTHING,
        Row(
            "ingen_bemærkninger",
            "ingen",
            after=r"\s+(?:\w+\s+){0,2}?"
            r"(?:bemærkning|indvending|indsigelse|meddelelse|spørgsmål|kommentar|punkt|emne|fremmødt|fremmøde|mødt|tilhører|henvendelse|indlæg|orientering|nyt|sager|indkomne)\w*",
            unless=r"(?:forvaltning|administration|afdeling|chef|sekretariat)\w*\s+(?:\w+\s+)?ha[rv]\w*\s+",
        ),
        Row(
            "ikke_nogen",
            "nogen",
            before=r"\bikke\s+",
            after=r"\s+(?:\w+\s+)?(?:bemærkning|meddelelse|spørgsmål|kommentar|punkt|sag)\w*",
        ),
        Row("intet", "intet", after=r"\s+(?:at\s+\w+|nyt|særligt|til\b|under)|[\s.]*$"),
        Row("ikke_noget", "noget", before=r"\b(?:ikke|intet)\s+", after=r"\s+(?:til|under|nyt|at\s+\w+)\b|[\s.]*$"),
        Row("ikke_indkommet", "indkommet modtaget", before=r"\b(?:ikke|ingen)\s+(?:\w+\s+){0,3}?"),
        Row("ej_anledning", "anledning", before=r"\bikke\s+(?:\w+\s+)?", after=r"\s+til\s+(?:\w+\s+)?bemærkning\w*"),
        Row("ingen_ordet", "ingen", after=r"(?:,\s+der)?\s+(?:havde|ønskede|bad\s+om|tog)\s+(?:ordet|noget)\b"),
        Row(
            "ikke_stillet",
            "stillet rejst fremsat",
            before=r"\bikke\s+(?:\w+\s+)?",
            after=r"\s+(?:\w+\s+)?(?:spørgsmål|bemærkning)\w*",
        ),
        Row(
            "ikke_bemærkninger",
            "bemærkninger kommentarer spørgsmål",
            before=r"\b(?:havde|har|var|er|fremkom|indkom)\s+(?:\w+\s+)?ikke\s+(?:\w+\s+)?",
            unless=r"(?:forvaltning|administration|afdeling|chef|sekretariat)\w*\s+(?:\w+\s+)?ha[rv]\w*\s+(?:\w+\s+){1,2}",
        ),
        Row("ikke_aktuelt", "aktuelt relevant", before=r"^\W*ikke\s+", after=r"[\s.]*$"),
    ),
)
