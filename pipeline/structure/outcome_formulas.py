"""The wordings of Danish decisions, each with the outcome it states. Data only; ``outcome_findings`` reads it.

A formula is found by one of its words and, where the word alone says too little, by what stands before and after it in the same
sentence. Adding a wording is adding one line; of formulas with the same word the first that fits is taken.
"""

from __future__ import annotations

from pipeline.records import Outcome
from pipeline.structure.outcome_lexicon import Formula, Frame, Row, Weight, group

_SEND = (
    "sendt oversendt fremsendt videresendt tilsendt|sendes oversendes fremsendes videresendes tilsendes"
    "|sender oversender fremsender videresender sendte oversendte fremsendte|sende oversende fremsende videresende"
)
_COUNCIL = r"(?:byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|amtsråd|sogneråd)\w*"
_BODY = rf"(?:{_COUNCIL}|\w*udvalg\w*|\w*bestyrelse\w*|\w*råd|magistraten)"
_ADMINISTRATION = (
    r"(?:\w*forvaltning\w*|administrationen|sekretariatet|direktionen|\w*chefen|direktøren|arbejdsgruppen)"
)
_GAP = r"(?:\s+[\w.§/-]+){0,6}?"
"""Up to six words: the distance a Danish verb keeps from its particle ("sendes ... tilbage") in decisions."""
_AGAIN = (
    r"\b(?:på\s+ny|igen|fornyet|revideret|nyt\s+(?:forslag|oplæg|udkast)|genfremlægge|genforelægge|vende\s+tilbage)\b"
)
_NEXT_MEETING = (
    r"(?:(?:et\s+|det\s+|udvalgets\s+|byrådets\s+)?(?:næste|kommende|senere|førstkommende|ekstraordinært|efterfølgende)\s+"
    r"(?:ordinære\s+)?\w*møde|mødet\b)"
)
_OPTION = r"[\w-]*(?:model|løsning|alternativ|scenari[eu]|variant|mulighed|placering)\w*"
_PERMIT = r"(?:[\w-]*bevilling|[\w-]*tilladelse|dispensation|tilsagn|[\w-]*garanti|samtykke|fritagelse)"

FORMULAS: tuple[Formula, ...] = (
    # The council's letter to the department that is to carry out what it decided.
    *group(
        "approved",
        Weight.RESOLVED,
        Row(
            "sendt_med_beslutning",
            _SEND.replace("|", " ") + " tilbagesendes tilbagesendt tilbagesender",
            after=rf"[^.;]{{0,160}}?\b{_BODY}\s(?:[^.;]|\d\.){{0,60}}?har\s+(?:\w+\s+)?(?:vedtaget|godkendt|tiltrådt)\b",
        ),
    ),
    *group(
        "sent_back",
        Weight.RESOLVED,
        Row("hjemvis", "hjemvist|hjemvises|hjemviser hjemviste|hjemvise"),
        Row("tilbagesend", "tilbagesendt|tilbagesendes|tilbagesender tilbagesendte|tilbagesende"),
        Row("tilbagevis", "tilbagevist|tilbagevises|tilbageviser tilbageviste|tilbagevise", after=r"\s+til\b"),
        Row("returner", "returneret|returneres|returnerer returnerede|returnere"),
        Row("send_tilbage", _SEND, after=rf"{_GAP}\s+(?:tilbage|retur)\b"),
        Row(
            "send_fornyet",
            _SEND,
            after=r"[^.;]{0,100}?\btil\s+(?:fornyet|yderligere)\s+(?:behandling|bearbejdning|overvejelse|belysning)",
        ),
        Row("retur", "retur", after=r"\s+til\b|[\s.]*$"),
        Row("tilbage", "tilbage", before=r"^\W*(?:går\s+|gik\s+)?", after=r"\s+(?:til|i)\b"),
        Row(
            "går_tilbage",
            "tilbage",
            before=r"\b(?:går|gik|gives|kommer)\s+",
            after=rf"\s+til\s+(?:{_ADMINISTRATION}|{_BODY})",
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
        Row("bed_igen", "bad beder bedes anmoder anmodede pålægger pålagde", after=rf"[^.;]{{0,120}}?{_AGAIN}"),
        Row("omarbejd", "omarbejdet|omarbejdes|omarbejder|omarbejde"),
    ),
    *group(
        "rejected",
        Weight.RESOLVED,
        Row(
            "forslag_bortfald",
            "bortfaldet|bortfaldes|bortfaldt|",
            before=r"forslag\w*\s+(?:\w+\s+){0,3}?",
        ),
        Row("forkast", "forkastet|forkastes|forkaster forkastede|forkaste"),
        Row("afvis", "afvist|afvises|afviser afviste|afvise"),
        Row("afslå", "afslået|afslås afsloges|afslår afslog|afslå"),
        Row("nægt", "nægtet|nægtes|nægter nægtede|nægte"),
        Row("underkend", "underkendt|underkendes|underkendte|underkende"),
        Row("afslag", "afslag", before=r"(?:\b(?:meddel\w*|giv\w*|gav|få[rt]?|der)\s+(?:\w+\s+)?|^\W*)"),
        Row(
            "fald",
            "faldt falder",
            before=r"(?:forslag\w*|indstilling\w*|det|dette|som|hvorefter\s+det|hvilket)\s+(?:\w+\s+){0,2}?",
            after=r"(?!\s+(?:til|i|under|på|for|ud|sammen))",
        ),
        Row("nedstem", "nedstemt|nedstemmes|nedstemte|nedstemme"),
        Row("stem_ned", "stemt stemtes stemmes", after=r"\s+ned\b"),
        Row("fremme", "fremme", before=r"\b(?:nyder|nød)\s+(?:\w+\s+)?ikke\s+|\bikke\s+(?:nyde|nyder|nød)\s+"),
        Row("sagde_nej", "nej", before=r"\b(?:sagde|siger|sige)\s+(?:\w+\s+)?", after=r"\s+til\b"),
        Row("ej_flertal", "flertal", before=r"\b(?:ikke|intet|ej)\s+(?:\w+\s+){0,2}?"),
        Row("ej_stemning", "stemning interesse", before=r"\bikke\s+(?:\w+\s+)?", after=r"\s+for\b"),
        Row(
            "ej_støtte",
            "støtte støttes støtter støttede understøtte",
            before=r"\b(?:(?:kan|kunne|vil|ville|blev)\s+)?ikke\s+",
            after=r"(?!\s+fra\b)",
        ),
        Row("støtte_ikke", "støttede støtter støttes", after=r"\s+ikke\b"),
        Row("ej_videre", "videre", before=r"\bikke\s+(?:\w+\s+){0,2}?"),
        Row("ej_grundlag", "grundlag anledning", before=r"\bikke\s+(?:\w+\s+){0,2}?", after=r"\s+(?:for|til)\s+at\b"),
    ),
    *group(
        "rejected",
        Weight.CONSENT,
        Row("ej_ønske", "ønsker ønskede ønskes", after=r"\s+ikke\b"),
        Row("undlad", "undlade", after=r"\s+at\b"),
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
        Row("frafald", "frafaldet|frafaldes|frafalder frafaldt|frafalde"),
        Row("henlæg", "henlagt|henlægges henlagdes|henlægger henlagde|henlægge", after=r"(?!\s+til\b)"),
        Row("aflys", "aflyst|aflyses|aflyser aflyste|aflyse"),
        Row("slet", "slettet|slettes", after=r"\s+(?:fra|af)\s+dagsorden"),
        Row("fjern", "fjernet|fjernes", after=r"\s+fra\s+dagsorden"),
        Row("bortfald", "bortfaldet|bortfaldes|bortfalder bortfaldt|bortfalde"),
    ),
    *group(
        "postponed",
        Weight.RESOLVED,
        Row("udsæt", "udsat|udsættes udsattes|udsætter udsatte|udsætte"),
        Row("udskyd", "udskudt|udskydes udskødes|udskyder udskød|udskyde"),
        Row("i_bero", "bero", before=r"\bi\s+"),
        Row("beror", "beror beroer"),
        Row(
            "overfør_møde",
            "overført flyttet rykket|overføres flyttes rykkes|overfører flytter rykker|overføre flytte rykke",
            after=rf"(?:\s+[\w.]+){{0,3}}?\s+til\s+{_NEXT_MEETING}",
        ),
        Row(
            "behandl_senere",
            "behandlet|behandles|behandler|behandle",
            after=rf"(?:\s+(?:i\s+stedet|igen|først|derfor))?\s+(?:på|ved|i\s+forbindelse\s+med)\s+{_NEXT_MEETING}",
        ),
        Row("behandl_den", "bliver", after=r"\s+behandlet\s+(?:den|d\.)\s*\d"),
        Row("nået", "nået nåede", before=r"\bikke\s+"),
        Row("nå_ikke", "nåede når", after=r"\s+(?:\w+\s+)?ikke\b"),
    ),
    *group(
        "postponed",
        Weight.FOLLOW_UP,
        Row(
            "genoptag",
            "genoptaget genfremlagt genforelagt|genoptages genfremlægges genforelægges genfremsættes genbehandles|genoptager|genoptage",
        ),
        Row("fortsæt", "|fortsættes|fortsætter", after=r"(?:\s+\w+){0,2}?\s+på\s+[\w\s]{0,40}?møde"),
        Row("op_igen", "op med", after=r"\s+(?:igen|på\s+(?:mødet|(?:et\s+)?(?:næste|kommende|senere)))\b"),
        Row("på_næste_møde", "næste", before=r"^\W*(?:\w+\s+){0,5}?(?:på|til)\s+", after=r"\s+møde\b"),
        Row("afvent", "|afventes|afventer afventede|afvente"),
        Row("vent", "|||vente", after=r"\s+(?:til|på|med)\b"),
        Row(
            "ønsker_oplysninger",
            "ønskes ønsker ønskede",
            after=r"\s+(?:\w+\s+){0,2}?(?:specifikation|oplysninger|redegørelse|undersøg\w+|belys\w+|uddyb\w+|afklar\w+|genoptaget)\b",
        ),
    ),
    # A choice between models is no election.
    *group(
        "approved",
        Weight.RESOLVED,
        Row(
            "valgt_løsning",
            "valgt|vælges|valgte vælger|vælge",
            after=rf"\s+(?:at\b|(?:\w+\s+)?{_OPTION})",
            frame=Frame.DECIDE,
        ),
        Row("løsning_valgt", "valgt vælges", before=rf"\b{_OPTION}\s+(?:\w{{1,3}}\s+)?(?:er|blev|bliver)?\s*"),
    ),
    *group(
        "elected",
        Weight.RESOLVED,
        Row("vælg", "valgt genvalgt nyvalgt|vælges genvælges valgtes|valgte vælger genvalgte|vælge genvælge"),
        Row("udpeg", "udpeget genudpeget|udpeges genudpeges|udpeger udpegede|udpege genudpege"),
        Row("konstituer", "konstitueret|konstitueres|konstituerer konstituerede|konstituere"),
        Row("udnævn", "udnævnt|udnævnes|udnævner udnævnte|udnævne"),
        Row("beskik", "beskikket|beskikkes|beskikker beskikkede|beskikke"),
        Row(
            "indtræd",
            "indtræder indtrådte",
            after=rf"(?:\s+\w+){{0,4}}?\s+(?:som|for|efter|i\s+(?:stedet|{_BODY}|\w*nævn\w*|kommission\w*))\b",
        ),
        Row("udtræd", "udtræder udtrådte", after=r"\s+af\b|[.\s]*$"),
        Row("fritag", "fritaget|fritages|fritager fritog|fritage", after=r"(?:\s+\w+)?\s+(?:for|fra)\b"),
        Row("ny_formand", "formand næstformand formandskab kasserer", before=r"\bny\s+"),
        Row("formand_er", "formand næstformand suppleant stedfortræder kasserer", after=r"\s*:\s*\w"),
        Row("består_herefter", "består", after=r"\s+herefter\s+af\b"),
        Row("modtog_valg", "valg genvalg", before=r"\bmodtog\s+"),
    ),
    *group(
        "recommended",
        Weight.RESOLVED,
        Row("anbefal", "anbefalet|anbefales|anbefaler anbefalede|anbefale", frame=Frame.RECOMMEND),
        Row("tilråd", "tilrådet|tilrådes|tilråder|tilråde", frame=Frame.RECOMMEND),
        Row("indstil", "|indstilles indstilledes|indstiller indstillede|indstille", frame=Frame.RECOMMEND),
        Row("indstillet_til", "indstillet", after=r"\s+(?:til\b|godkendt|over)|[\s.]*$", unless=r"\bsom\s+"),
        Row("med_anbefaling", "anbefaling", before=r"\bmed\s+(?:\w+\s+)?"),
        Row("til_rådets_godkendelse", "godkendelse vedtagelse", before=rf"\btil\s+{_COUNCIL}\s+(?:endelige?\s+)?"),
    ),
    *group(
        "recommended",
        Weight.DISPATCH,
        Row(
            "send_til_endelig",
            _SEND,
            after=r"[^.;]{0,60}?\btil\s+(?:endelig|politisk)\s+(?:beslutning|godkendelse|vedtagelse|behandling|stillingtagen)",
        ),
        Row(
            "fremsend_råd",
            "fremsendt|fremsendes|fremsender fremsendte|fremsende",
            after=rf"(?:\s+\w+){{0,2}}?\s+til\s+{_COUNCIL}(?!\s+til\s+(?:behandling|orientering))",
        ),
    ),
    # Approved, but only for the hearing.
    *group(
        "referred",
        Weight.RESOLVED,
        Row(
            "godkend_til_høring",
            "godkendt|godkendes|godkendte godkender|godkende",
            after=r"\s+(?:[\w-]+\s+){0,4}?til\s+(?:\w+\s+){0,2}?(?:udsendelse\s+i\s+(?:\w+\s+)?\w*høring|\w*høring|offentlig\s+fremlæggelse)",
        ),
    ),
    *group(
        "approved",
        Weight.RESOLVED,
        Row("godkend", "godkendt|godkendes|godkender godkendte|godkende", frame=Frame.APPROVE),
        Row("tiltræd", "tiltrådt tiltrådet|tiltrædes|tiltræder tiltrådte tiltrådes|tiltræde", frame=Frame.DECIDE),
        Row("vedtag", "vedtaget|vedtages vedtoges|vedtager vedtog|vedtage", frame=Frame.DECIDE),
        Row("beslut", "besluttet|besluttes|beslutter besluttede|beslutte", frame=Frame.DECIDE),
        Row(
            "tog_beslutning",
            "beslutning",
            before=r"\b(?:tog|tager|traf|træffer|truffet)\s+(?:\w+\s+){0,2}?",
            frame=Frame.DECIDE,
        ),
        Row("imødekom", "imødekommet efterkommet|imødekommes efterkommes|imødekommer imødekom|imødekomme"),
        Row("bevilg", "bevilget bevilliget|bevilges bevilliges|bevilger bevilgede bevilligede|bevilge bevillige"),
        Row("bevilling_meddelt", "meddelt meddeles gives givet", before=rf"\b{_PERMIT}\w*\s+(?:\w+\s+){{0,2}}?"),
        Row(
            "meddelt_bevilling",
            "meddeles gives meddelte meddeltes meddelt meddeler",
            after=rf"\s+(?:\w+\s+){{0,2}}?{_PERMIT}\b",
        ),
        Row(
            "yd",
            "ydet|ydes|yder ydede|yde",
            after=r"\s+(?:\w+\s+){0,2}?(?:[\w-]*tilskud|støtte|[\w-]*garanti|lån|hjælp)\b",
        ),
        Row("fastsæt", "fastsat sat|fastsættes sættes|fastsætter fastsatte|fastsætte", after=r"\s+til\s+(?:\w+\s+)?\d"),
        Row(
            "afgiv_svar",
            "afgivet|afgives|afgiver afgav|afgive",
            after=r"\s+(?:\w+\s+)?(?:svar\w*|høringssvar\w*|udtalelse\w*)",
        ),
        Row("frigiv", "frigivet|frigives frigaves|frigiver frigav|frigive"),
        Row("bemyndig", "bemyndiget|bemyndiges|bemyndiger bemyndigede|bemyndige"),
        Row("tilslut", "|tilsluttes|tilslutter tilsluttede|tilslutte", frame=Frame.DECIDE),
        Row("bifald", "bifaldet bifaldt|bifaldes|bifalder|bifalde", frame=Frame.APPROVE),
        Row("approber", "approberet|approberes|approberer approberede|approbere"),
        Row("antag", "antaget|antages|antog", before=r"^\W*(?:[\w-]+\s+){0,4}?", after=r"(?!\s*,?\s*at\b)"),
        Row("sagde_ja", "ja", before=r"\b(?:sagde|siger|sige)\s+(?:\w+\s+)?", after=r"\s+til\b"),
        Row("stadfæst", "stadfæstet|stadfæstes|stadfæster stadfæstede|stadfæste"),
        Row("accepter", "accepteret|accepteres|accepterer accepterede|acceptere"),
        Row(
            "afgjort_som",
            "overensstemmelse",
            before=r"\bi\s+",
            after=r"\s+med\s+(?:\w+\s+)?(?:indstilling|forslag|oplæg)",
        ),
        Row("som_indstillet", "indstillet foreslået", before=r"\bsom\s+"),
        Row("indstilling_fulgt", "fulgt følges fulgtes", before=r"\bindstilling\w*\s+(?:[\w-]+\s+){0,6}?"),
        Row("fulgte_indstilling", "fulgte følger", after=r"\s+(?:\w+\s+)?indstilling"),
    ),
    *group(
        "referred",
        Weight.DISPATCH,
        Row("send_høring", _SEND, after=r"(?:\s+\w+){0,4}?\s+i\s+(?:\w+\s+){0,2}?\w*høring"),
        Row("fremlagt_høring", "fremlagt|fremlægges|", after=r"(?:\s+\w+){0,4}?\s+i\s+(?:\w+\s+){0,2}?\w*høring"),
        Row("i_høring", "høring partshøring nabohøring", before=r"^\W*(?:til|i)\s+(?:\w+\s+)?"),
        Row("send_til", _SEND, after=r"(?:\s+[\w§.-]+){0,6}?\s+(?:til|i|videre|direkte)\b"),
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
        Row(
            "indgår",
            "indgår indgå",
            after=r"\s+i\s+(?:\w+\s+){0,3}?(?:\w*budget\w*|\w*forhandling\w*|\w*drøftelse\w*|det\s+videre|arbejdet|processen)",
        ),
        Row("overgå", "overgår overlades", after=r"\s+til\b"),
        Row("fremmet_til", "fremmet", after=r"\s+til\b"),
        Row("begær", "begæret begæres begærede", after=rf"[^.;]{{0,60}}?\b(?:i|for)\s+{_COUNCIL}"),
        Row(
            "videre_til",
            "videre",
            before=r"\b(?:går|gik|bringes|bragt|tages|løftes)\s+(?:\w+\s+){0,2}?",
            after=r"\s+(?:til|i)\b",
        ),
        Row("tilstil", "tilstillet|tilstilles|tilstiller|tilstille"),
        Row("løft", "løftes bringes", after=r"(?:\s+\w+)?\s+til\b"),
        Row("henlagt_til", "henlagt henlægges", after=r"\s+til\b"),
        Row("forelæg", "forelægges", after=r"\s+(?:for\s+)?\w"),
    ),
    *group(
        "noted",
        Weight.NOTED,
        Row(
            "til_efterretning", "efterretning underretning", before=r"\btil\s+", unless=r"send\w*\s[^.]{0,80}?\btil\s+"
        ),
        Row("til_orientering", "orientering", before=r"\b(?:tag\w+|tog)\s[^.;]{0,120}?\btil\s+(?:\w+\s+og\s+)?"),
        Row("kun_til_orientering", "orientering", before=r"^\W*(?:\w+\s+)?til\s+", after=r"\W*$"),
        Row("taget_ad_notam", "notam", before=r"\bad\s+"),
        Row("noter_sig", "noterede noterer", after=r"\s+(?:\w+\s+)?sig\b"),
    ),
    *group(
        "noted",
        Weight.INFORMED,
        Row(
            "orientering_givet",
            "givet afgivet gives gennemført modtaget",
            before=r"\borientering\w*\s+(?:\w+\s+){0,2}?",
        ),
        Row(
            "gav_orientering",
            "orientering status redegørelse",
            before=r"\b(?:gav|giver|gives|givet|fik|får|modtog|hørte)\s+(?:\w+\s+){0,2}?",
        ),
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
            "aftalt|aftales|aftaler aftalte|aftale",
            before=r"(?:\b(?:blev|det|der|er|udvalget|rådet|gruppen|kredsen|bestyrelsen|vi|man)\s+(?:\w+\s+){0,2}?|^\W*)",
            frame=Frame.DECIDE,
        ),
        Row("konkluder", "|konkluderes konkluderedes|konkluderede konkluderer|", frame=Frame.DECIDE),
        Row("nik", "nikkede nikker", after=r"\s+til\b"),
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
        Row("afsæt", "afsat|afsættes|afsætter afsatte|afsætte", after=r"\s+(?:\w+\s+)?\d"),
        Row("underskriv", "underskrevet|underskrives"),
        Row("prioriter", "prioriteret|prioriteres|prioriterede|", before=r"^\W*(?:\w+\s+){0,5}?"),
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
            unless=r"\btil\s+|\b(?:efter|under|inden)\s+(?:\w+\s+){0,2}?",
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
            after=r"\s+(?:\w+\s+){0,2}?"
            r"(?:bemærkning|meddelelse|spørgsmål|kommentar|punkt|emne|fremmødt|fremmøde|mødt|indlæg|orientering|nyt|sager)\w*",
            unless=r"(?:forvaltning|administration|afdeling|chef|sekretariat)\w*\s+(?:\w+\s+)?ha[rv]\w*\s+",
        ),
        Row("intet", "intet", after=r"\s+(?:at\s+\w+|nyt|særligt|til\b|under)|[\s.]*$"),
        Row("ikke_noget", "noget", before=r"\b(?:ikke|intet)\s+", after=r"\s+(?:til|under|nyt|at\s+\w+)\b|[\s.]*$"),
        Row("ikke_indkommet", "indkommet modtaget", before=r"\b(?:ikke|ingen)\s+(?:\w+\s+){0,3}?"),
        Row("ikke_aktuelt", "aktuelt relevant", before=r"^\W*ikke\s+", after=r"[\s.]*$"),
    ),
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
