"""The wordings of decision in one sentence, told apart from what is only proposed, planned, quoted or said of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

from pipeline.records import Outcome, Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.outcome_formulas import FORMULAS
from pipeline.structure.outcome_lexicon import Form, Formula, Frame, Weight
from pipeline.structure.parties import begins_with_party
from pipeline.structure.person_names import begins_with_full_name


class Standing(IntEnum):
    """Whether a wording speaks of the matter at hand."""

    PROPOSED = 0
    """Somebody wants it; it counts only if a later sentence agrees to it."""
    ASIDE = 1
    """It may be about something else: another item, an amendment, an earlier meeting, one member."""
    PLAIN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A wording found: what it says, the name of its formula, how much it settles, the operative words, and its standing.

    ``amendment``: it settles an amendment; ``by_member``: a member, group or minority says it.
    """

    outcome: Outcome
    rule: str
    weight: Weight
    span: Span
    standing: Standing = Standing.PLAIN
    amendment: bool = False
    by_member: bool = False


class _Clause(Enum):
    MAIN = "main"
    CONTENT = "content"
    SUBORDINATE = "subordinate"


class _Token(NamedTuple):
    word: str
    start: int
    end: int


_TOKEN = re.compile(r"\w+|[,;:()]")
_SUBJECT = 40
"""How many words back the subject of a wording is looked for."""
_NEGATED_ITSELF = re.compile(r"\b(?:ikke|ej|intet|ingen)\b")
_LIST_MEMBER = 4
"""How many words a member of a list of voters has."""
_LOOK_BACK = 5
"""How many words "ikke" may stand before the word it negates; "har" likewise."""


def _formulas_by_word() -> dict[str, tuple[tuple[Formula, Form], ...]]:
    found: dict[str, tuple[tuple[Formula, Form], ...]] = {}
    for formula in FORMULAS:
        for word, form in formula.words:
            found[word] = (*found.get(word, ()), (formula, form))
    return found


_FORMULAS = _formulas_by_word()
_MARKS = frozenset(",;:()")
_SIGNALS = (
    lexicon.PROPOSERS
    | lexicon.MODALS
    | lexicon.CAN
    | lexicon.SUBORDINATORS
    | lexicon.SUBORDINATE_PHRASES
    | lexicon.RESTARTS
    | lexicon.AUXILIARIES
    | {"at", "i"}
)
_INTERESTING = _SIGNALS | _MARKS | frozenset(_FORMULAS)


def find_in_sentence(text: str, lower: str, sentence: Span) -> list[Finding]:
    """The findings of a sentence in their order.

    Args:
        text: as printed.
        lower: the same in lower case, character by character, with what is not to be read blanked out.
        sentence: its place in both, from which the findings' spans count too.
    """
    return _SentenceReader(text, lower, sentence).read()


class _SentenceReader:
    """Walks through the words of one sentence and keeps account of the clause it is in."""

    __slots__ = (
        "_can",
        "_clause",
        "_clause_start",
        "_closes_at_comma",
        "_end",
        "_findings",
        "_frame",
        "_lower",
        "_planned",
        "_proposals",
        "_proposed",
        "_reason",
        "_start",
        "_text",
        "_tokens",
    )  # fmt: skip

    def __init__(self, text: str, lower: str, sentence: Span) -> None:
        self._text, self._lower = text, lower
        self._start, self._end = sentence
        self._tokens = [_Token(match[0], *match.span()) for match in _TOKEN.finditer(lower, *sentence)]
        self._findings: list[Finding] = []
        self._proposals: list[Finding] = []
        self._frame: Frame | None = None
        self._restart(0)

    def _restart(self, index: int) -> None:
        """A new main clause begins at the token ``index``."""
        self._clause = _Clause.MAIN
        self._clause_start = index
        self._closes_at_comma = False
        self._planned = self._can = self._proposed = self._reason = False

    def read(self) -> list[Finding]:
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.word not in _INTERESTING:
                index += 1
            elif token.word == "(":
                index = self._behind_bracket(index)
            else:
                self._take(index, token)
                index += 1
        return (
            sorted(self._findings + self._proposals, key=lambda finding: finding.span)
            if self._proposals
            else self._findings
        )

    def _behind_bracket(self, index: int) -> int:
        for later in range(index + 1, min(index + 60, len(self._tokens))):
            if self._tokens[later].word == ")":
                return later + 1
        return index + 1

    def _word(self, index: int) -> str:
        return self._tokens[index].word if 0 <= index < len(self._tokens) else ""

    def _take(self, index: int, token: _Token) -> None:
        word = token.word
        if word in _MARKS:
            self._take_mark(index, word)
        elif word == "at":
            self._take_at(index)
        elif word in lexicon.RESTARTS and self._word(index - 1) in _MARKS:
            self._restart(index)
            self._frame = None
        elif self._opens_subordinate(index, word):
            self._closes_at_comma = word in lexicon.RELATIVE or index == 0
            self._clause = _Clause.SUBORDINATE
            self._reason = word in {"idet", "i"}
        elif word in lexicon.AUXILIARIES and self._clause is _Clause.CONTENT and self._frame is None:
            self._restart(self._clause_start)
        elif not self._take_formula(index, token):
            self._take_signal(index, word)

    def _take_mark(self, index: int, mark: str) -> None:
        following = self._word(index + 1)
        if mark == ";":
            self._restart(index + 1)
            self._frame = None
        elif mark == ":":
            if self._frame is not Frame.SAY and not self._proposed:
                self._restart(index + 1)
        elif mark == ",":
            self._planned = self._can = False
            if (self._clause is _Clause.SUBORDINATE and self._closes_at_comma and following != "og") or (
                following == "og"
                and self._word(index + 2) != "at"
                and self._frame not in (Frame.SAY, Frame.RECOMMEND)
                and not self._proposed
            ):
                self._restart(index + 1)
            elif self._clause is _Clause.MAIN and not self._is_enumeration(index):
                self._clause_start = index + 1

    def _is_enumeration(self, comma: int) -> bool:
        """Whether the comma parts the members of a list, "A, F og Ø", so that the subject goes on behind it."""
        for ahead in range(comma + 1, comma + _LIST_MEMBER + 1):
            word = self._word(ahead)
            if word in {",", "og"}:
                return ahead > comma + 1
            if word in _INTERESTING or not word:
                return False
        return False

    def _take_at(self, index: int) -> None:
        if index == 0 or self._word(index - 1).isdigit():
            return
        if self._clause is _Clause.SUBORDINATE:
            self._reason = False
            return
        self._clause = _Clause.CONTENT
        self._clause_start = index + 1
        self._planned = self._can = False

    def _opens_subordinate(self, index: int, word: str) -> bool:
        if word == "i":
            return self._word(index + 1) == "det" and self._word(index - 1) in {",", "at"}
        if word in lexicon.SUBORDINATE_PHRASES:
            return index > 1 and self._word(index - 1) not in {"ingen", "til", "yderligere"}
        if word not in lexicon.SUBORDINATORS:
            return False
        if word == "som" and self._word(index + 1) in {"indstillet", "foreslået", "udsendt"}:
            return False
        if index == 0:
            return word not in lexicon.RELATIVE
        return word not in lexicon.ONLY_AFTER_COMMA or self._word(index - 1) == ","

    def _take_signal(self, index: int, word: str) -> None:
        if word in lexicon.PROPOSERS:
            by_body = word in lexicon.WISHES and any(
                lexicon.BODY_NOUN.match(token.word) for token in self._lookback(index)
            )
            self._proposed = not by_body
            self._frame = Frame.SAY if by_body else None
        elif word in lexicon.MODALS:
            self._planned = True
        elif word in lexicon.CAN:
            self._can = True

    # -- formulas ---------------------------------------------------------------------------------------------------------------

    def _take_formula(self, index: int, token: _Token) -> bool:
        for formula, form in _FORMULAS.get(token.word, ()):
            span = self._match(formula, token)
            if span is not None:
                self._weigh(index, formula, form, span)
                return True
        return False

    def _match(self, formula: Formula, token: _Token) -> Span | None:
        start, end = token.start, token.end
        if formula.after:
            found = formula.after.match(self._lower, end, self._end)
            if not found:
                return None
            end = found.end()
        if formula.before or formula.unless:
            left = self._left(start, formula.reach)
            if formula.unless and formula.unless.search(left):
                return None
            if formula.before:
                found = formula.before.search(left)
                if not found:
                    return None
                start -= len(left) - found.start()
        return Span(start, end)

    def _left(self, before: int, reach: int) -> str:
        """What stands before in the sentence; a letter first where it was cut off, so that ``^`` is the sentence's start only."""
        first = before - reach
        return self._lower[self._start : before] if first <= self._start else "x" + self._lower[first:before]

    def _weigh(self, index: int, formula: Formula, form: Form, span: Span) -> None:
        """Settle whether the wording counts here, and what it says."""
        if self._is_attributive(index, formula, form):
            return
        negation = None if _NEGATED_ITSELF.search(self._lower, span.start, span.end) else self._negation(index, form)
        outcome = formula.negated if negation is not None else formula.outcome
        if negation is not None:
            span = Span(min(span.start, negation.start), max(span.end, negation.end))
        if outcome is None:
            return
        if self._clause is _Clause.SUBORDINATE and not self._is_reason_that_decides(formula, outcome):
            return
        if self._proposed:
            self._propose(formula, outcome, span)
            return
        if self._clause is _Clause.CONTENT:
            self._weigh_content(index, formula, form, outcome, span)
            return
        if formula.frame is Frame.RECOMMEND and self._by_administration(index):
            self._proposed = True
            self._frame = None
            return
        if self._is_unreal(index, formula, form, outcome):
            self._frame = formula.frame
            return
        if self._joins_recommendation(index, form, outcome, span):
            return
        self._frame = formula.frame or (Frame.SAY if formula.weight <= Weight.TALK else self._frame)
        subject = self._lookback(index)
        self._findings.append(self._finding(index, formula, form, outcome, span, subject))

    def _is_reason_that_decides(self, formula: Formula, outcome: Outcome) -> bool:
        """Whether an "idet" clause settles what its main clause left open: "Drøftet, idet orienteringen blev taget til efterretning"."""
        return (
            self._reason
            and outcome in lexicon.REASONS
            and formula.weight >= Weight.NOTED
            and bool(self._findings)
            and self._findings[-1].weight <= Weight.DISPATCH
        )

    def _propose(self, formula: Formula, outcome: Outcome, span: Span) -> None:
        if outcome in lexicon.PROPOSABLE:
            self._proposals.append(Finding(outcome, formula.rule, formula.weight, span, Standing.PROPOSED))

    def _finding(
        self, index: int, formula: Formula, form: Form, outcome: Outcome, span: Span, subject: list[_Token]
    ) -> Finding:
        words = [token.word for token in subject]
        amendment = any(lexicon.SIDE_MOTION.match(word) for word in words)
        measure = next((lexicon.MEASURE_NOUNS[word] for word in words if word in lexicon.MEASURE_NOUNS), None)
        plain = not amendment and not self._shares_subject_aside(words)
        if measure is not None:
            plain = outcome == "approved"
            outcome = measure if plain else outcome
        by_member = self._is_member(index, subject, form, outcome)
        if plain and (
            by_member
            or self._is_other_item(subject)
            or self._is_reported(words, form)
            or (form is Form.PASSIVE and formula.outcome == "approved" and self._word(index + 1) == "af")
        ):
            plain = False
        standing = Standing.PLAIN if plain else Standing.ASIDE
        weight = Weight.NOTHING if formula.outcome == "discussed" and outcome != "discussed" else formula.weight
        return Finding(outcome, formula.rule, weight, span, standing, amendment, by_member)

    def _weigh_content(self, index: int, formula: Formula, form: Form, outcome: Outcome, span: Span) -> None:
        """A wording inside "besluttede, at ...": it replaces what the governing verb said, where it is about the matter itself."""
        governing = self._frame
        if formula.frame in (Frame.RECOMMEND, Frame.SAY):
            self._frame = formula.frame
        if (
            governing not in lexicon.OVERRIDES
            or not self._findings
            or self._findings[-1].outcome not in ("approved", "noted", outcome)
        ):
            return
        assert governing is not None
        if outcome not in lexicon.OVERRIDES[governing]:
            return
        if outcome not in lexicon.FREE_OVERRIDES and not self._is_about_case(index, formula, span):
            return
        governor = self._findings[-1]
        self._findings[-1] = Finding(
            outcome,
            f"{governor.rule.partition(':')[2]}+{formula.rule}",
            governor.weight if formula.weight >= Weight.DISPATCH else Weight.CONSENT,
            span,
            governor.standing,
            governor.amendment,
        )

    def _is_about_case(self, index: int, formula: Formula, span: Span) -> bool:
        if _NEGATED_ITSELF.search(self._lower, span.start, span.end):
            return True
        before = self._tokens[max(self._clause_start, index - _SUBJECT) : index]
        if self._word(index - 1) == "at":
            if formula.weight is not Weight.DISPATCH:
                return True
            before = self._tokens[index + 1 : index + 4]
        return any(lexicon.CASE_NOUN.match(token.word) for token in before)

    def _lookback(self, index: int) -> list[_Token]:
        """The words of the clause before the token, back to the wording found before it."""
        behind = self._findings[-1].span.end if self._findings else self._start
        return [
            token for token in self._tokens[max(self._clause_start, index - _SUBJECT) : index] if token.start >= behind
        ]

    def _is_attributive(self, index: int, formula: Formula, form: Form) -> bool:
        """Whether the word only describes a noun: "den godkendte plan", "et godkendt budget"."""
        previous = self._word(index - 1)
        if form is Form.ACTIVE and self._word(index).endswith(("te", "de", "ne")):
            return (
                previous in lexicon.ARTICLES
                and not (previous == "alle" and formula.weight is Weight.CONSENT)
                and not lexicon.BODY_NOUN.match(self._word(index + 1))
            )
        return form is Form.PARTICIPLE and previous in {"en", "et"}

    def _negation(self, index: int, form: Form) -> _Token | None:
        for back in range(1, _LOOK_BACK + 1):
            place = index - back
            if place < self._clause_start or self._word(place) in _MARKS:
                break
            if (
                self._word(place) in _FORMULAS
                and self._findings
                and self._findings[-1].span.end > self._tokens[place].start
            ):
                break
            if self._negates(place):
                return self._tokens[place]
        if form in (Form.ACTIVE, Form.PASSIVE, Form.PARTICIPLE, Form.OTHER):
            for ahead in (1, 2):
                if self._word(index + ahead) in _MARKS or self._word(index + ahead) in {"at", "og"}:
                    break
                if self._negates(index + ahead):
                    return self._tokens[index + ahead]
        return None

    def _negates(self, place: int) -> bool:
        word, following = self._word(place), self._word(place + 1)
        return (word in lexicon.NEGATIONS and following not in lexicon.NOT_NEGATING) or (
            word == "ingen" and following == "af"
        )

    def _is_unreal(self, index: int, formula: Formula, form: Form, outcome: Outcome) -> bool:
        """Whether the wording stands under a modal verb, as a wish or plan."""
        if form is Form.INFINITIVE:
            return not self._can
        if self._planned:
            return formula.weight is not Weight.DISPATCH
        return self._can and outcome not in ("approved", "recommended", "rejected")

    def _joins_recommendation(self, index: int, form: Form, outcome: Outcome, span: Span) -> bool:
        """Whether "godkendt" only completes "indstilles godkendt"; a negation passes over to the recommendation."""
        if not self._findings or form is not Form.PARTICIPLE:
            return False
        last = self._findings[-1]
        if not last.rule.startswith("recommended:") or span.start - last.span.end > 40:
            return False
        between = [token.word for token in self._lookback(index)]
        if "," in between or "og" in between:
            return False
        result: Outcome = "rejected" if outcome == "rejected" else last.outcome
        self._findings[-1] = Finding(
            result, last.rule, last.weight, Span(last.span.start, span.end), last.standing, last.amendment
        )
        return True

    def _by_administration(self, index: int) -> bool:
        return any(
            lexicon.ADMINISTRATION.match(token.word)
            for token in self._tokens[max(self._clause_start, index - 4) : index]
        )

    def _shares_subject_aside(self, words: list[str]) -> bool:
        """Whether "og" alone joins the wording to one that was about something else: "Pkt. 15 tages af og sendes ..."."""
        return (
            bool(self._findings)
            and words[:1] == ["og"]
            and len(words) <= 2
            and self._findings[-1].standing is Standing.ASIDE
        )

    def _is_other_item(self, subject: list[_Token]) -> bool:
        if not subject:
            return False
        return lexicon.OTHER_ITEM.match(self._lower, subject[0].start, subject[-1].end) is not None

    def _is_reported(self, words: list[str], form: Form) -> bool:
        if any(word in lexicon.REPORTED for word in words):
            return True
        return form is Form.PARTICIPLE and any(word in {"har", "havde"} for word in words[-4:])

    def _is_member(self, index: int, subject: list[_Token], form: Form, outcome: Outcome) -> bool:
        """Whether a member, group or minority speaks: "Anna Holm (A) kan ikke godkende ...", "Et mindretal godkendte ikke ..."."""
        if form in (Form.PARTICIPLE, Form.PASSIVE) or not subject:
            return False
        words = [token.word for token in subject]
        if any(word.startswith("mindretal") for word in words):
            return True
        counted = any(word.startswith(("medlem", "flertal")) for word in words)
        if counted:
            return outcome == "rejected"
        if any(lexicon.BODY_NOUN.match(word) for word in words):
            return False
        printed = self._text[subject[0].start : self._tokens[index].start]
        return "(" in words or begins_with_party(printed) or begins_with_full_name(printed)
