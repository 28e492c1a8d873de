"""The wordings of decision in one sentence, told apart from what is only proposed, planned, quoted or said of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from pipeline.records import Outcome, Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.outcome_formulas import FORMULAS_OF_WORD
from pipeline.structure.outcome_lexicon import Form, Formula, Frame, Weight
from pipeline.structure.outcome_scope import MARKS, SIGNALS, ClauseKind, Scope, Words
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


_NEGATED_ITSELF = re.compile(r"\b(?:ikke|ej|intet|ingen)\b")
_LOWER_WORDS = re.compile(r"^(?:[a-zæøå]\w*\s+)*")
_OWN_PERFECT = 3
"""How many words "Udvalget har herefter" has: the body tells what it has just done."""
_NEITHER = 4
"""How many words back "hverken" may stand: what it joins to another is neither done nor refused."""
_MOTION_LENGTH = 160
"""How many characters "forslaget om at ..." takes up before what became of it."""
_LOOK_BACK = 5
"""How many words "ikke" may stand before the word it negates."""
_CONTRAST = 8
"""How many words "ikke" may stand before the "men" of a contrast."""
_JOINED = 40
"""How many characters may stand between "indstilles" and the "godkendt" that completes it."""


_INTERESTING = SIGNALS | frozenset(FORMULAS_OF_WORD)


def find_in_sentence(text: str, lower: str, sentence: Span) -> list[Finding]:
    """The findings of a sentence in their order.

    Args:
        text: as printed.
        lower: the same in lower case, character by character, with what is not to be read blanked out.
        sentence: its place in both, from which the findings' spans count too.
    """
    words = Words(lower, sentence)
    if _INTERESTING.isdisjoint(words.words):
        return []
    return _SentenceReader(text, words).read()


class _SentenceReader:
    """Goes through the words of one sentence and weighs each wording by the clause it stands in."""

    __slots__ = ("_findings", "_names_motion", "_negatable", "_proposals", "_scope", "_sentence", "_text", "_words")

    def __init__(self, text: str, sentence: Words) -> None:
        self._text = text
        self._sentence = sentence
        self._words = sentence.words
        self._scope = Scope(sentence)
        self._negatable = not lexicon.NEGATIONS.isdisjoint(self._words)
        self._names_motion = any(sentence.lower.find(sign, *sentence.span) >= 0 for sign in lexicon.MOTION_SIGNS)
        self._findings: list[Finding] = []
        self._proposals: list[Finding] = []

    def read(self) -> list[Finding]:
        index = 0
        while index < self._sentence.count:
            word = self._words[index]
            if word == "(":
                index = self._sentence.behind_bracket(index)
                continue
            if (
                word in _INTERESTING
                and not (word in SIGNALS and self._scope.enter(index, word))
                and not self._read_formula(index, word)
                and word in SIGNALS
            ):
                self._scope.signal(index, word)
            index += 1
        if self._proposals:
            return sorted(self._findings + self._proposals, key=lambda finding: finding.span)
        return self._findings

    def _read_formula(self, index: int, word: str) -> bool:
        last = self._findings[-1] if self._findings else None
        for formula, form in FORMULAS_OF_WORD.get(word, ()):
            if last and formula.weight <= last.weight and self._sentence.start(index) < last.span.end:
                continue
            span = self._match(formula, index)
            if span is not None:
                self._weigh(index, formula, form, span)
                return True
        return False

    def _match(self, formula: Formula, index: int) -> Span | None:
        """The operative words, if the context of the word fits the formula."""
        lower, (first, last) = self._sentence.lower, self._sentence.span
        start, end = self._sentence.start(index), self._sentence.end(index)
        if formula.after:
            behind = formula.after.match(lower, end, last)
            if not behind:
                return None
            end = behind.end()
        if formula.before or formula.unless:
            cut = start - formula.reach
            # A letter first where the context was cut off, so that ``^`` is the start of the sentence only.
            left = lower[first:start] if cut <= first else "x" + lower[cut:start]
            if formula.unless and formula.unless.search(left):
                return None
            if formula.before:
                before = formula.before.search(left)
                if not before:
                    return None
                start -= len(left) - before.start()
        return Span(start, end)

    def _weigh(self, index: int, formula: Formula, form: Form, span: Span) -> None:
        """Settle whether the wording counts here, and what it says."""
        if self._is_attributive(index, formula, form) or (
            form is Form.PARTICIPLE and self._words[index - 1] == "intet"
        ):
            return
        if self._negatable and self._is_one_of_neither(index):
            return
        if form is Form.ACTIVE and self._words[index - 1] == "og":
            self._scope.leave_infinitive(index)
        outcome: Outcome | None = formula.outcome
        negation = self._negation(index, formula, form, span) if self._negatable else None
        if negation is not None:
            outcome = formula.negated
            span = Span(min(span.start, negation.start), max(span.end, negation.end))
        scope = self._scope
        if outcome is None or (
            scope.clause is ClauseKind.SUBORDINATE and not self._settles_in_reason(formula, outcome)
        ):
            return
        if scope.proposed:
            if outcome in lexicon.PROPOSABLE:
                self._proposals.append(Finding(outcome, formula.rule, formula.weight, span, Standing.PROPOSED))
        elif scope.clause is ClauseKind.CONTENT:
            self._weigh_content(index, formula, outcome, span)
        elif formula.frame is Frame.RECOMMEND and self._is_by_administration(index):
            scope.proposed = True
            scope.frame = None
        elif self._is_unreal(formula, form, outcome):
            scope.frame = formula.frame
        elif not self._joins_recommendation(index, form, outcome, span):
            scope.frame = formula.frame or (Frame.SAY if formula.weight <= Weight.TALK else scope.frame)
            self._findings.append(self._finding(index, formula, form, outcome, span))

    def _is_one_of_neither(self, index: int) -> bool:
        return (
            "hverken" in self._words[max(self._scope.start, index - _NEITHER) : index]
            and "eller" in self._words[index - 1 : index + 2]
        )

    def _finding(self, index: int, formula: Formula, form: Form, outcome: Outcome, span: Span) -> Finding:
        subject, said = self._subject(index)
        amendment = self._names_motion and lexicon.SIDE_MOTION.search(self._sentence.lower, *said) is not None
        plain = not amendment and not self._shares_subject_aside(subject)
        measure = self._measure(index, subject)
        if measure is not None:
            plain = outcome == "approved"
            outcome = measure if plain else outcome
        by_member = self._is_by_member(subject, said, form, outcome)
        if (
            by_member
            or lexicon.OTHER_ITEM.match(self._sentence.lower, *said)
            or (form is Form.PARTICIPLE and lexicon.NAMED_BEHIND.match(self._sentence.lower, span.end))
            or self._is_reported(subject, form)
            or (form is Form.PASSIVE and formula.outcome == "approved" and self._words[index + 1] == "af")
        ):
            plain = False
        return Finding(
            outcome,
            formula.rule,
            Weight.NOTHING if formula.outcome == "discussed" and outcome != "discussed" else formula.weight,
            span,
            Standing.PLAIN if plain else Standing.ASIDE,
            amendment,
            by_member,
        )

    def _measure(self, index: int, subject: list[str]) -> Outcome | None:
        """What a motion named by its effect does: "forslaget om udsættelse", "indstillingen om at sende sagen tilbage"."""
        named = next((lexicon.MEASURE_NOUNS[word] for word in subject if word in lexicon.MEASURE_NOUNS), None)
        start = self._sentence.start(index)
        earliest = max(self._sentence.span.start, start - _MOTION_LENGTH)
        if named or not self._names_motion:
            return named
        motion = lexicon.MOTION_TO.search(self._sentence.lower, earliest, start)
        if motion is None:
            return None
        for place in range(index - 1, -1, -1):
            if self._sentence.start(place) < motion.end():
                break
            for formula, form in FORMULAS_OF_WORD.get(self._words[place], ()):
                if form is not Form.PARTICIPLE and formula.outcome in lexicon.MEASURES and self._match(formula, place):
                    return formula.outcome
        return None

    # What governs the wording.

    def _weigh_content(self, index: int, formula: Formula, outcome: Outcome, span: Span) -> None:
        """A wording inside "besluttede, at ...": it replaces what the governing verb said, where it is about the matter itself."""
        governing = self._scope.frame
        if formula.frame in (Frame.RECOMMEND, Frame.SAY):
            self._scope.frame = formula.frame
        if governing is None or outcome not in lexicon.OVERRIDES.get(governing, ()) or not self._findings:
            return
        governor = self._findings[-1]
        if governor.outcome not in ("approved", "noted", outcome):
            return
        if (
            outcome in lexicon.FREE_OVERRIDES
            or lexicon.HEARING.match(formula.rule)
            or self._is_about_case(index, formula, span)
        ):
            self._findings[-1] = replace(
                governor,
                outcome=outcome,
                rule=f"{governor.rule.partition(':')[2]}+{formula.rule}",
                weight=governor.weight if formula.weight >= Weight.DISPATCH else Weight.CONSENT,
                span=span,
            )

    def _is_about_case(self, index: int, formula: Formula, span: Span) -> bool:
        """Whether a clause under "at" speaks of the matter: "at sagen udsættes", "at udsætte", but not "at der sendes et brev"."""
        if _NEGATED_ITSELF.search(self._sentence.lower, span.start, span.end):
            return True
        if lexicon.OTHER_ITEM.match(self._sentence.lower, *self._subject(index)[1]):
            return False
        nouns = self._words[self._scope.subject_from(index, 0) : index]
        if formula.weight is not Weight.DISPATCH and "at" in self._words[max(0, index - 2) : index]:
            return True
        if self._words[index - 1] == "at":
            nouns = self._words[index + 1 : index + 4]
        return any(lexicon.CASE_NOUN.match(noun) for noun in nouns)

    def _settles_in_reason(self, formula: Formula, outcome: Outcome) -> bool:
        """Whether an "idet" clause settles what its main clause left open: "Drøftet, idet orienteringen blev taget til efterretning"."""
        return (
            self._scope.reason
            and outcome in lexicon.REASONS
            and formula.weight >= Weight.NOTED
            and bool(self._findings)
            and self._findings[-1].weight <= Weight.DISPATCH
        )

    def _is_unreal(self, formula: Formula, form: Form, outcome: Outcome) -> bool:
        """Whether the wording stands under a modal verb, as a wish or plan."""
        if form is Form.INFINITIVE:
            return not self._scope.can
        if self._scope.planned:
            return formula.weight is not Weight.DISPATCH
        return self._scope.can and outcome not in ("approved", "recommended", "rejected")

    def _joins_recommendation(self, index: int, form: Form, outcome: Outcome, span: Span) -> bool:
        """Whether "godkendt" only completes "indstilles godkendt"; a negation passes over to the recommendation."""
        if not self._findings or form is not Form.PARTICIPLE:
            return False
        last = self._findings[-1]
        between, _ = self._subject(index)
        if last.outcome != "recommended" or span.start - last.span.end > _JOINED or "," in between or "og" in between:
            return False
        joined: Outcome = "rejected" if outcome == "rejected" else last.outcome
        self._findings[-1] = replace(last, outcome=joined, span=Span(last.span.start, span.end))
        return True

    def _negation(self, index: int, formula: Formula, form: Form, span: Span) -> Span | None:
        """The "ikke" that negates the word; None too where the wording is a negative one itself."""
        own = _NEGATED_ITSELF.search(self._sentence.lower, span.start, span.end)
        if own:
            return Span(*own.span()) if formula.outcome in lexicon.AFFIRMATIVE and own[0] in {"ikke", "ej"} else None
        if form is Form.OTHER and self._words[index - 1] == "ingen":
            return Span(self._sentence.start(index - 1), self._sentence.end(index - 1))
        taken = self._findings[-1].span.end if self._findings else self._sentence.span.start
        for place in range(index - 1, max(self._scope.start, index - _LOOK_BACK) - 1, -1):
            word = self._words[place]
            if word in MARKS or (word in FORMULAS_OF_WORD and self._sentence.start(place) < taken):
                break
            if word == "og" and form in (Form.PASSIVE, Form.ACTIVE) and not (self._scope.can or self._scope.planned):
                break
            if self._negates(place):
                return Span(self._sentence.start(place), self._sentence.end(place))
        if form is not Form.INFINITIVE:
            for place in (index + 1, index + 2):
                if self._words[place] in MARKS or self._words[place] in {"at", "og", "dog", "men"}:
                    break
                if self._negates(place) and not self._is_contrasted(place):
                    return Span(self._sentence.start(place), self._sentence.end(place))
        return None

    def _is_contrasted(self, place: int) -> bool:
        """Whether the "ikke" only turns down one thing for another: "anbefaler ikke model 1, men model 2"."""
        for ahead in range(place + 1, min(place + _CONTRAST, self._sentence.count)):
            if self._words[ahead] == "men":
                return _INTERESTING.isdisjoint(self._words[ahead + 1 : ahead + _CONTRAST]) and (
                    lexicon.FINITE.search(self._sentence.lower, self._sentence.start(ahead), self._sentence.span.end)
                    is None
                )
        return False

    def _negates(self, place: int) -> bool:
        word, following = self._words[place], self._words[place + 1]
        if word == "ingen":
            return following == "af"
        return word in lexicon.NEGATIONS and following not in lexicon.NOT_NEGATING

    def _is_attributive(self, index: int, formula: Formula, form: Form) -> bool:
        """Whether the word only describes a noun: "den godkendte plan", "et godkendt budget"."""
        previous = self._words[index - 1]
        if form is Form.PARTICIPLE:
            return previous in {"en", "et"}
        return (
            form is Form.ACTIVE
            and previous in lexicon.ARTICLES
            and self._words[index].endswith(("te", "de", "ne"))
            and not (previous == "alle" and formula.weight is Weight.CONSENT)
            and not lexicon.BODY_NOUN.match(self._words[index + 1])
        )

    # Of what and by whom it is said.

    def _subject(self, index: int) -> tuple[list[str], Span]:
        """The words of the clause before the word, back to the wording found before it, and their place."""
        behind = self._findings[-1].span.end if self._findings else 0
        first = self._scope.subject_from(index, behind)
        return self._words[first:index], Span(self._sentence.start(first), self._sentence.start(index))

    def _is_by_administration(self, index: int) -> bool:
        return any(
            lexicon.ADMINISTRATION.match(word) for word in self._words[max(self._scope.start, index - 4) : index]
        )

    def _shares_subject_aside(self, subject: list[str]) -> bool:
        """Whether "og" alone joins the wording to one that was about something else: "Pkt. 15 tages af og sendes ..."."""
        return (
            bool(self._findings)
            and subject[:1] == ["og"]
            and len(subject) <= 2
            and self._findings[-1].standing is Standing.ASIDE
        )

    def _is_reported(self, subject: list[str], form: Form) -> bool:
        """Whether the clause tells what was decided before: "Byrådet har tidligere godkendt ..."."""
        if not subject:
            return False
        if not lexicon.REPORTED.isdisjoint(subject):
            return True
        if (
            subject[1:2] == ["har"]
            and self._sentence.start(self._scope.start) == self._sentence.span.start
            and lexicon.BODY_NOUN.match(subject[0])
        ):
            return len(subject) > _OWN_PERFECT
        return form is Form.PARTICIPLE and not lexicon.PERFECT.isdisjoint(subject[-4:])

    def _is_by_member(self, subject: list[str], said: Span, form: Form, outcome: Outcome) -> bool:
        """Whether a member, group or minority speaks: "Anna Holm (A) kan ikke godkende ...", "Et mindretal godkendte ikke ..."."""
        if not subject or form in (Form.PARTICIPLE, Form.PASSIVE):
            return False
        if any(word.startswith("mindretal") for word in subject):
            return True
        if any(word.startswith(("medlem", "flertal")) for word in subject):
            return outcome == "rejected"
        printed = _LOWER_WORDS.sub("", self._text[said.start : said.end], count=1)
        if begins_with_party(printed):
            return True
        if any(lexicon.BODY_NOUN.match(word) for word in subject):
            return False
        return "(" in subject or begins_with_full_name(printed)
