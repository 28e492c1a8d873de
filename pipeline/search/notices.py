"""What an answer says in words: what was not understood, matches nothing, or was asked for in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from pipeline.search.answer import Notice
from pipeline.search.filters import Codes, condition, danish_name, is_unknown
from pipeline.search.query import Among, Filter, Fuzzy, Name, Phrase, Prefix, Query, Term, Word, shown


def too_much(asked: Query, spared: int) -> Iterator[Notice]:
    """Says that nothing has all words, where some had to be spared."""
    asking = sum(clause.asks for clause in asked.clauses)
    if spared:
        yield Notice(
            f"Intet har alle {asking} ord; her er, hvad der har {asking - spared}.",
            f"Nothing has all {asking} words; here is what has {asking - spared}.",
        )


def only_near(count: int) -> Iterator[Notice]:
    """Says how many hits are found by their meaning alone."""
    if count:
        yield Notice(
            f"{count} af resultaterne har ikke ordene, men ligner i betydning.",
            f"{count} of the results {'lacks' if count == 1 else 'lack'} the words, but {'is' if count == 1 else 'are'} near in meaning.",
        )


def unmatched(asked: Query, *, met: bool, fits: Callable[[Term], bool], like: Callable[[str], str]) -> Iterator[Notice]:
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
                yield Notice(
                    f"Intet i indekset passer på {shown(typed(term))}.{_perhaps(meant)}",
                    f"Nothing in the index matches {shown(typed(term))}.{_perhaps(meant, 'Do you mean')}",
                )


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


def _not_known(term: Filter, meant: str) -> Notice:
    return Notice(
        f"Filteret {danish_name(term.name)}: kender ikke {shown(term.value)}.{_perhaps(meant)}",
        f"The filter {term.name}: does not know {shown(term.value)}.{_perhaps(meant, 'Do you mean')}",
    )


def _perhaps(meant: str, asking: str = "Mener du") -> str:
    return f" {asking} {meant}?" if meant else ""
