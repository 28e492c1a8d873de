"""The words of titles that do not say which matter it is. Data only; ``titles`` reads it."""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    """
    ad af alle anden andet andre at de den der det dets efter egne en er et for fra første gennem herunder hos i in inden indenfor
    jf langs m m.v med mellem mhp mht mod mv og om over per pr på samt sin sine sit som til tilhørende trods under ved vedr
    vedrørende via øvrige
    """.split()
)

STAGE_WORDS: Final = frozenset(
    """
    afsluttende anbefaling behandling behandlingen beslutning beslutningssag bilag drøftelse drøftelser drøftelsessag endelig
    endelige endeligt forelæggelse foreløbig fornyet forslag fortrolig fortsat fremlæggelse genbehandling genfremsat genoptagelse
    genoptages genoptaget godkendelse godkendes høringssag indledende indstilling lukket nr nummer offentliggørelse orientering
    orienteringssag punkt punktet sag sagen sagsnr stillingtagen tema temadrøftelse temasag tillægspunkt tillægssag udgår udsat
    vedtagelse vedtages videre åben åbent
    """.split()
)
"""What is done with the matter this time: they differ from meeting to meeting and are left out of the key."""

COMMON_WORDS: Final = frozenset(
    """
    administration administrative afdeling afgørelse afrapportering aftale aftaler aktuel aktuelle analyse anlæg anlægsbevilling
    anlægsbevillinger anlægsmidler anlægsregnskab anlægsregnskaber anmodning ansættelse ansøgning ansøgninger april areal arealer
    august bemærkninger beretning bestyrelse bestyrelsen bevilling bevillinger bevillingsnævnet bidrag borgmester borgmesteren
    budget budgetforslag budgetopfølgning budgetopfølgninger budgetrevision budgettet byggeregnskab byråd byrådet byrådets
    dagsorden dagsordenen december dialog dialogmøde dispensation diverse drift ejendom ejendomme ejendommen ejendomssag
    etablering etape evaluering eventuelt fastlæggelse fastsættelse februar finansielle finansiering forbindelse fordeling
    forespørgsel forhandling forlængelse formand formanden forvaltningen forventet frigivelse garanti generel gensidig grund
    grunde halvår halvårsregnskab henvendelse henvendelser høring høringssvar indkaldelse indkomne indkøb information institution
    institutioner januar juli juni klage kommende kommissorium kommunal kommunalbestyrelsen kommunale kommune kommunegaranti
    kommunen kommunens kommuneplan kommuneplantillæg kommunes konstituering kvalitetsrapport kvalitetsstandard kvalitetsstandarder
    kvartal køb ledelsesinformation leje likviditet liste lokaler lokalplan lokalplaner lokalplanforslag lovliggørelse lån
    låneoptagelse lånoptagelse maj marts medarbejder meddelelse meddelelser medlem medlemmer midler mål månedlig mødekalender
    mødeplan nedlæggelse nedsættelse november ny nye nyt næste oktober område områder opfølgning oplæg oprensning oprettelse
    overdragelse overførsel overførsler overslagsår overtagelse perioden personale personalesag plan planer politik politikker
    projekt projekter protokol pulje puljer påbud redegørelse referat region regionsråd regionsrådet regnskab regnskaber
    regnskabet regulativ renovering resultat resultater revideret revidering revision revisionsberetning revisionsberetninger
    rådighedsbeløb sager salg samarbejde september skema skole skoler spørgetid spørgsmål stadfæstelse status statusrapport
    stedfortræder stedfortrædere strategi styrelsesvedtægt støtte suppleant supplerende takst takster tidsplan tilbud tildeling
    tilladelse tillæg tillægsbevilling tillægsbevillinger tilskud tilsyn tilsynsrapport udbud udkast udmøntning udpegning
    udtalelse udtræden udvalg udvalget udvalgets udvidelse udvikling underskrift underskriftsark underskriftsblad valg vedtægt
    vedtægter vedtægtsændring år året årets årlig årlige årsberetning årsbudget årsplan årsrapport årsregnskab ændring ændringer
    økonomi økonomiopfølgning økonomirapport økonomisk økonomiske økonomiudvalget
    """.split()
)
"""Words that the titles of very many different matters share; with nothing beside them a title tells no matter from another."""
