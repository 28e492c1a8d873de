"""Danish abbreviations that are written with a full stop, as they stand in administrative texts.

All are in lower case, with their full stops.
"""

from __future__ import annotations

from typing import Final

LEADING: Final = frozenset(
    """
    adm. adr. afd. alm. ang. att. bek. bl.a. ca. cand. cand.jur. cand.mag. cand.polit. cand.scient. chr. cf. cfr. d. dept. dok. dok.nr.
    dr. dr.med. dr.phil. e.g. ejd. ekskl. eks. evt. excl. f. f.eks. f.s.v.a. fhv. fm. fmd. fr. frk. fsva. fx. gl. gns. hhv. hr. i.e. i.f.m.
    i.f.t. i.h.t. ifbm. ifm. ift. iht. incl. inkl. j.nr. jf. jfr. jnr. johs. kgl. kl. konst. lb.nr. lbk. m.a.o. m.h.p. m.h.t. matr.
    matr.nr. mht. mhp. ndr. nr. nuv. nærv. p.b.v. p.g.a. pga. ph.d. pkt. pr. prof. sagsbeh. sagsid. sagsnr. sct. sdr. skt. spec. st. stud.
    t.o.m. tdl. tidl. tlf. udd. v. v.hj.a. vedk. vedr. vha. vicedir. vst.
    """.split()
)
"""Stand before what they belong to: no sentence ends with them."""

BEFORE_NUMBERS: Final = frozenset(
    "afs. art. bd. bilagsnr. fig. kap. kr. lbnr. lok. maks. max. min. p. s. spm. stk. tab. årg.".split()
)
"""Abbreviations where a number follows; elsewhere words, or abbreviations that may end a sentence (``min.``, ``kr.``)."""

CLOSING: Final = frozenset(
    """
    a.m.b.a. aps. d.d. d.s. d.å. e.kr. e.l. e.lign. el.lign. etc. f.kr. ff. flg. ha. inc. jr. km. kvm. l. m. m.fl. m.m. m.v. mdr. mfl. mia.
    mill. mio. mio.kr. mm. mrd. mv. mvh. o.a. o.l. o.lign. o.m.a. osv. p.a. p.t. pct. pers. s.d. s.m. s.å. t. t.kr. tkr. u.
    """.split()
)
"""May end a sentence, and do where a new one begins."""

ABBREVIATIONS: Final = LEADING | BEFORE_NUMBERS | CLOSING
"""All of them."""

OPENERS: Final = frozenset(
    """
    af afbud alle andre antallet at begge beløbet blandt byrådet da de den denne der derefter derfor derudover desuden
    det dette disse dog efter en endelig endvidere enkelte et flere for foreningen formanden forslaget forvaltningen fra
    fraværende godkendt han her herefter hertil herudover hun hvad hver hvis hvor hvordan hvorfor hvornår i idet ifølge
    imod indstillingen indtil ingen jeg kommunen man med medlemmerne men mens mødet nogle nu når og også om omkring over
    prisen punktet på resten sagen sagerne samlet samtidig selv siden som så således til uden udgiften udvalget under
    ved vi vores
    """.split()
)
"""Words that, with a capital, begin a sentence much more often than they are part of a name."""
