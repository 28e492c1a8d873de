"""What an answer says in words: what was not understood, matches nothing, or was asked for in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from pipeline.search.filters import Codes, condition, danish_name, is_unknown
from pipeline.search.query import Among, Filter, Fuzzy, Name, Phrase, Prefix, Query, Term, Word, shown


def too_much(asked: Query, spared: int) -> Iterator[str]:
    """Says that nothing has all words, where some had to be spared."""
    asking = sum(clause.asks for clause in asked.clauses)
    if spared:
        yield f"Intet har alle {asking} ord; her er, hvad der har {asking - spared}."


def only_near(count: int) -> Iterator[str]:
    """Says how many hits are found by their meaning alone."""
    if count:
        yield f"{count} af resultaterne har ikke ordene, men ligner i betydning."


def unmatched(asked: Query, *, met: bool, fits: Callable[[Term], bool], like: Callable[[str], str]) -> Iterator[str]:
    """Says which terms match nothing in the whole index, and which values of filters mean nothing.

    Args:
        met: whether something has all words, so that each of them matches.
        fits: whether a term matches anything.
        like: the word of the index that a word was perhaps meant as, or "".
    """
    conditions = Counter(term.name for term in asked.wanted() if isinstance(term, Filter))
    for clause in asked.clauses:
        for term in clause.terms:
            if isinstance(term, Filter) and is_unknown(condition(term.name, term.value)):
                wanted = condition(term.name, term.value)
                yield _not_known(term, wanted.meant if isinstance(wanted, Codes) else "")
            elif isinstance(term, Among) and not term.places:
                yield _not_known(term.filter, term.meant)
            elif clause.negated or (met and len(clause.terms) == 1 and _alone(term, conditions)):
                continue
            elif not fits(term):
                meant = like(term.word) if isinstance(term, Word) else ""
                yield f"Intet i indekset passer på {shown(typed(term))}.{_perhaps(meant)}"


def _alone(term: Term, conditions: Mapping[str, int]) -> bool:
    """Whether what meets a clause of this term meets the term: of the values of one filter one is enough."""
    return not isinstance(term, Filter) or conditions[term.name] == 1


def typed(term: Term) -> str:
    """A term as it is typed."""
    if isinstance(term, Word):
        return term.word
    if isinstance(term, Prefix):
        return f"{term.start}*"
    if isinstance(term, Fuzzy):
        return f"{term.word}~"
    if isinstance(term, Name):
        return " ".join(map(typed, term.typed))
    if isinstance(term, Among):
        return typed(term.filter)
    return " ".join(term.words) if isinstance(term, Phrase) else f"{danish_name(term.name)}:{term.value}"


def _not_known(term: Filter, meant: str) -> str:
    return f"Filteret {danish_name(term.name)}: kender ikke {shown(term.value)}.{_perhaps(meant)}"


def _perhaps(meant: str) -> str:
    return f" Mener du {meant}?" if meant else ""
