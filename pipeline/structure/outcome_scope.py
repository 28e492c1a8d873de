"""The words of a sentence, and the clause each stands in: main, under "at", or subordinate; wished for, planned, or said."""

from __future__ import annotations

import re
from enum import Enum

from pipeline.records import Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.outcome_lexicon import Frame

MARKS = frozenset(",;:()")
SIGNALS = (
    lexicon.PROPOSERS
    | lexicon.MODALS
    | lexicon.CAN
    | lexicon.SUBORDINATORS
    | lexicon.SUBORDINATE_PHRASES
    | lexicon.RESTARTS
    | lexicon.AUXILIARIES
    | MARKS
    | {"at", "i", "selv"}
)
"""The words and marks that may change the scope."""

_TOKEN = re.compile(r"\w+|[,;:()]")
_PADDING = 8
_GOVERNOR = 5
"""How many words back the preposition stands that governs such a noun."""
_FRONT = 4
"""How many words in a noun of the sentence's first phrase may stand."""
_SUBJECT_PHRASE = 7
"""How many words in a noun may stand that belongs to the subject: "Indstillingen med de ovennævnte ændringer blev ..."."""
_LIST_MEMBER = 4
"""How many words a member of a list of voters has."""
_SUBJECT = 40
"""How many words back the subject of a wording is looked for."""


class Words:
    """The words and marks of a sentence in lower case.

    ``words`` ends with empty words, so that the neighbours of the first and the last word are there: ``words[index - 1]`` and
    ``words[index + 1]`` are "" outside the sentence, up to ``_PADDING`` away.
    """

    __slots__ = ("_matches", "count", "lower", "span", "words")

    def __init__(self, lower: str, sentence: Span) -> None:
        self.lower = lower
        self.span = sentence
        self._matches = list(_TOKEN.finditer(lower, *sentence))
        self.count = len(self._matches)
        self.words = [match[0] for match in self._matches] + [""] * _PADDING

    def start(self, index: int) -> int:
        """Where the word begins in the text."""
        return self._matches[index].start()

    def end(self, index: int) -> int:
        """Where it ends."""
        return self._matches[index].end()

    def behind_bracket(self, index: int) -> int:
        """The index behind the bracket that opens at ``index``, or of the next word where it does not close."""
        try:
            return self.words.index(")", index + 1, index + 60) + 1
        except ValueError:
            return index + 1


class ClauseKind(Enum):
    """The kind of clause."""

    MAIN = "main"
    CONTENT = "content"
    """Under "at"."""
    SUBORDINATE = "subordinate"


class Scope:
    """The clause that the reader is in, kept while it goes through the words of a sentence.

    Attributes:
        clause: its kind; start: the index of its first word.
        frame: what the verb that governs it does to it.
        planned, can: whether a modal verb stands in it; proposed: whether it is somebody's wish or motion.
        reason: whether it is an "idet" clause.
    """

    __slots__ = (
        "_closes_at_comma",
        "_main_start",
        "_sentence",
        "can",
        "clause",
        "frame",
        "planned",
        "proposed",
        "reason",
        "start",
    )

    def __init__(self, sentence: Words) -> None:
        self._sentence = sentence
        self.frame: Frame | None = None
        self._restart(0)

    def _restart(self, index: int) -> None:
        """A new main clause begins at the word ``index``."""
        self.clause = ClauseKind.MAIN
        self.start = self._main_start = index
        self._closes_at_comma = False
        self.planned = self.can = self.proposed = self.reason = False

    def enter(self, index: int, word: str) -> bool:
        """Go to the word ``index``; True if it belongs to the frame of the sentence and can be no wording of decision."""
        if word in MARKS:
            self._enter_mark(index, word)
        elif word == "at":
            self._enter_content(index)
        elif (word in lexicon.RESTARTS and self._sentence.words[index - 1] in MARKS) or self._settles(index, word):
            self._restart(index)
            self.frame = None
        elif self._opens_subordinate(index, word):
            self._closes_at_comma = word in lexicon.RELATIVE or index == 0
            self.clause = ClauseKind.SUBORDINATE
            self.reason = word in {"idet", "i"}
        elif (
            (word in lexicon.AUXILIARIES or (word in lexicon.CAN and self._is_infinitive()))
            and self.clause is ClauseKind.CONTENT
            and self.frame is None
            and not self.proposed
        ):
            self._restart(self._main_start)
            self.can = word in lexicon.CAN
        else:
            return False
        return True

    def signal(self, index: int, word: str) -> None:
        """Take account of a verb of wishing, planning or being able."""
        if word in lexicon.PROPOSERS:
            subject = self._sentence.words[self.subject_from(index, 0) : index]
            by_body = word in lexicon.WISHES and any(lexicon.BODY_NOUN.match(noun) for noun in subject)
            self.proposed = not by_body
            self.frame = Frame.SAY if by_body else None
        elif word in lexicon.MODALS:
            self.planned = True
        elif word in lexicon.CAN:
            self.can = True

    def leave_infinitive(self, index: int) -> None:
        """A finite verb behind "og" goes on with the main clause: "besluttede at følge ønsket og afslog ..."."""
        if self.clause is ClauseKind.CONTENT and self._is_infinitive():
            self._restart(index)
            self.frame = None

    def _is_infinitive(self) -> bool:
        """Whether the clause begins with one: "at følge"."""
        verb = self._sentence.words[self.start]
        return verb.endswith("e") and verb not in lexicon.NO_INFINITIVES

    def subject_from(self, index: int, behind: int) -> int:
        """The first word of the clause that can be part of the subject of the word ``index``, none of it before ``behind``."""
        first = max(self.start, index - _SUBJECT)
        while first < index and self._sentence.start(first) < behind:
            first += 1
        return first

    def _enter_mark(self, index: int, mark: str) -> None:
        words = self._sentence.words
        if mark == ";":
            self._restart(index + 1)
            self.frame = None
        elif mark == ":":
            if self.frame is not Frame.SAY and not self.proposed:
                self._restart(index + 1)
        elif mark == ",":
            self.planned = self.can = False
            following = words[index + 1]
            goes_on = (
                following == "og"
                and words[index + 2] != "at"
                and self.frame not in (Frame.SAY, Frame.RECOMMEND)
                and not self.proposed
            )
            closes = self.clause is ClauseKind.SUBORDINATE and self._closes_at_comma and following not in {"og", "at"}
            if goes_on or closes:
                self._restart(index + 1)
            elif self.clause is ClauseKind.MAIN and not self._is_enumeration(index):
                self.start = index + 1

    def _is_enumeration(self, comma: int) -> bool:
        """Whether the comma parts the members of a list, "A, F og Ø", so that the subject goes on behind it."""
        for ahead in range(comma + 1, comma + _LIST_MEMBER + 1):
            word = self._sentence.words[ahead]
            if word in {",", "og"}:
                return ahead > comma + 1
            if word in SIGNALS or not word:
                return False
        return False

    def _enter_content(self, index: int) -> None:
        if (
            index == 0
            or self._sentence.words[index - 1].isdigit()
            or self._sentence.words[index - 1] in lexicon.ORDINALS
            or self._sentence.lower.startswith("-", self._sentence.end(index))
        ):
            return
        if self.clause is ClauseKind.SUBORDINATE:
            self.reason = False
            return
        if self._sentence.words[index - 1] == "uden":
            self.clause, self._closes_at_comma = ClauseKind.SUBORDINATE, True
            return
        if self.clause is ClauseKind.MAIN:
            self._main_start = self.start
        self.clause = ClauseKind.CONTENT
        self.start = index + 1
        self.planned = self.can = False

    def _settles(self, index: int, word: str) -> bool:
        """Whether a relative clause says what became of the matter named right before it."""
        words = self._sentence.words
        if word not in {"som", "der"} or words[index - 1] != "," or not lexicon.SETTLED_NOUN.match(words[index - 2]):
            return False
        start, end = self._sentence.start(index - 1), self._sentence.span.end
        return lexicon.SETTLING_RELATIVE.match(self._sentence.lower, start, end) is not None

    def _is_fronted(self, index: int) -> bool:
        """Whether the noun belongs to the phrase that the sentence begins with: "(Sagen) med denne ændring blev ..."."""
        words = self._sentence.words
        if index <= 1 or (index <= _FRONT and words[0] in lexicon.PREPOSITIONS):
            return True
        front = words[:index]
        return (
            index <= _SUBJECT_PHRASE
            and words[index + 1] in lexicon.AUXILIARIES
            and lexicon.CASE_NOUN.match(front[0]) is not None
            and lexicon.AUXILIARIES.isdisjoint(front)
        )

    def _opens_subordinate(self, index: int, word: str) -> bool:
        before, behind = self._sentence.words[index - 1], self._sentence.words[index + 1]
        if word == "i":
            return behind == "det" and before in {",", "at"}
        if word == "selv":
            return behind == "om"
        if word == "hvorfor":
            return before != "," or self._sentence.words[index - 2] == "om"
        if word in lexicon.SUBORDINATE_PHRASES:
            near = self._sentence.words[max(0, index - _GOVERNOR) : index]
            governed = not lexicon.GOVERNORS.isdisjoint(near)
            return governed and not self._is_fronted(index) and before not in {"ingen", "ikke", "til", "yderligere"}
        if word not in lexicon.SUBORDINATORS or (word == "som" and behind in {"indstillet", "foreslået", "udsendt"}):
            return False
        if index == 0:
            return word not in lexicon.RELATIVE
        return word not in lexicon.ONLY_AFTER_COMMA or before == ","
