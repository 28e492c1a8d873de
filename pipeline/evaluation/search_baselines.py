"""Search as others offer it, to compare ours with: BM25 with the plain Danish stemmer (tantivy) and SQLite's FTS5.

Both rank by BM25 over title and text and look for any of the words, as is usual where ranking is compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

import tantivy

from pipeline.search.analysis import words
from pipeline.search.entries import Entry


class System(Protocol):
    """Something that ranks entries for a query."""

    def ranked(self, query: str, limit: int) -> list[str]:
        """The ids of the best entries, best first."""


class PlainStemmer:
    """BM25 over stemmed words: what a search engine gives that is told the language and nothing else.

    >>> PlainStemmer([Entry(id="1", owner="1", kind="item", title="Nye cykelstier", text="")]).ranked("cykelsti", 10)
    ['1']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in ("title", "text"):
            builder.add_text_field(field, tokenizer_name="danish")
        self._index = tantivy.Index(builder.build())
        analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for step in (tantivy.Filter.lowercase(), tantivy.Filter.stemmer("danish")):
            analyser = analyser.filter(step)
        self._index.register_tokenizer("danish", analyser.build())
        writer = self._index.writer(num_threads=1)
        for entry in entries:
            writer.add_document(tantivy.Document(id=entry.id, title=entry.title, text=entry.text))
        writer.commit()
        self._index.reload()

    def ranked(self, query: str, limit: int) -> list[str]:
        """The ids of the best entries, best first."""
        terms = _terms(query)
        if not terms:
            return []
        searcher = self._index.searcher()
        found = searcher.search(self._index.parse_query(" ".join(terms), ["title", "text"]), limit=limit)
        return [str(searcher.doc(place)["id"][0]) for _, place in found.hits]


class FullTextSearch5:
    """SQLite's FTS5 with its Unicode tokeniser, which keeps æ, ø and å (by default it takes å for a).

    >>> FullTextSearch5([Entry(id="1", owner="1", kind="item", title="Ny cykelsti", text="")]).ranked("cykelsti", 10)
    ['1']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 0')"
        )
        self._database.executemany(
            "INSERT INTO entry VALUES (?, ?, ?)", ((entry.id, entry.title, entry.text) for entry in entries)
        )

    def ranked(self, query: str, limit: int) -> list[str]:
        """The ids of the best entries, best first."""
        wanted = " OR ".join(f'"{term}"' for term in _terms(query))
        if not wanted:
            return []
        found = self._database.execute(
            "SELECT id FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?", (wanted, limit)
        )
        return [str(row[0]) for row in found]


def _terms(query: str) -> Sequence[str]:
    return [token.word for token in words(query)]
