"""Annotated texts as files: stand-off JSON Lines, spaCy's DocBin, IOB2, CoNLL-U, W3C Web Annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from pipeline.export.rows import Rows
from pipeline.export.texts import AnnotatedText, TextSpan, annotated_texts
from pipeline.export.tokens import Word, pieces, sentences

_DOCUMENTS_OF_A_FILE: Final = 500
"""DocBin files are read and written whole."""
_CONTEXT: Final = 32
"""Characters before and after the words that an annotation quotes."""


def write_standoff(rows: Rows, folder: Path) -> None:
    """Writes ``texts.jsonl``: an object a document, with the text, what is known of it, and its spans.

    ``words`` of a span are ``text[start:end]``, counted in Unicode code points.
    """
    with (folder / "texts.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for document in annotated_texts(rows):
            spans = [span._asdict() | {"words": document.text[span.start : span.end]} for span in document.spans]
            value = {"document_id": document.document_id, **document.meta, "text": document.text, "spans": spans}
            file.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def write_docbin(rows: Rows, folder: Path) -> None:
    """Writes ``texts-0001.spacy`` ...: docs of 500 documents each, entities in ``doc.ents``, other layers in ``doc.spans``.

    ``doc.user_data`` has the document's metadata; entities name their entity_id as ``ent.kb_id_``.
    """
    nlp = spacy.blank("da")
    texts = annotated_texts(rows)
    number = 0
    while part := [_doc(nlp, document) for document in islice(texts, _DOCUMENTS_OF_A_FILE)]:
        number += 1
        DocBin(docs=part, store_user_data=True).to_disk(folder / f"texts-{number:04d}.spacy")


def write_iob2(rows: Rows, folder: Path) -> None:
    """Writes ``texts.iob2``: a word a line with tag, first and last character, tabs between; an empty line after a sentence."""
    with (folder / "texts.iob2").open("w", encoding="utf-8", newline="\n") as file:
        for document in annotated_texts(rows):
            file.write(f"-DOCSTART-\tO\t{document.document_id}\n\n")
            for words in sentences(document):
                file.writelines(f"{word.text}\t{word.tag}\t{word.start}\t{word.end}\n" for word in words)
                file.write("\n")


def write_conllu(rows: Rows, folder: Path) -> None:
    """Writes ``texts.conllu``: words and entities as ParlaMint has them (``NER=B-PERSON``), places as ``TokenRange=12:19``.

    There is no parse: the columns of lemma, tags and heads hold ``_``. White space other than a single blank between two words
    is only in the offsets.
    """
    with (folder / "texts.conllu").open("w", encoding="utf-8", newline="\n") as file:
        for document in annotated_texts(rows):
            for number, words in enumerate(sentences(document), 1):
                if number == 1:
                    file.write(f"# newdoc id = {document.document_id}\n# lang = da\n")
                file.write(f"# sent_id = {document.document_id}.{number}\n")
                file.writelines(_conllu_lines(words))
                file.write("\n")


def write_web_annotations(rows: Rows, folder: Path) -> None:
    """Writes ``annotations.jsonl``, a W3C Web Annotation a line, and the texts that they point into as ``texts/<document_id>.txt``."""
    texts = folder / "texts"
    texts.mkdir()
    with (folder / "annotations.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for document in annotated_texts(rows):
            (texts / f"{document.document_id}.txt").write_bytes(document.text.encode())
            for span in document.spans:
                file.write(json.dumps(_annotation(document, span), ensure_ascii=False) + "\n")


def _doc(nlp: Language, document: AnnotatedText) -> Doc:
    entities = document.entities()
    words, spaces = [], list[bool]()
    for start, end in pieces(document.text, entities):
        words.append(document.text[start:end])
        spaces.append(document.text[end : end + 1] == " ")
    # A blank after a word belongs to it: the tokenizer makes a piece of its own of every other white space.
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.user_data.update({"document_id": document.document_id})
    doc.user_data.update({name: value and str(value) for name, value in document.meta.items()})
    doc.ents = tuple(
        Span(doc, span.start, span.end, label=entity.label or "misc", kb_id=entity.about or "")
        for entity in entities
        if (span := doc.char_span(entity.start, entity.end))
    )
    for layer in sorted({span.layer for span in document.spans} - {"entity"}):
        found = (
            (doc.char_span(span.start, span.end, alignment_mode="expand"), span)
            for span in document.spans
            if span.layer == layer
        )
        doc.spans[layer] = [
            Span(doc, place.start, place.end, label=span.label or layer, span_id=span.row_id)
            for place, span in found
            if place is not None
        ]
    return doc


def _conllu_lines(words: list[Word]) -> Iterator[str]:
    joined = [
        not (following and following.start > word.end)
        for word, following in zip(words, [*words[1:], None], strict=True)
    ]
    yield (
        "# text = "
        + "".join(word.text + ("" if close else " ") for word, close in zip(words, joined, strict=True))
        + "\n"
    )
    for number, (word, close) in enumerate(zip(words, joined, strict=True), 1):
        misc = [f"NER={word.tag}", *(["SpaceAfter=No"] if close else []), f"TokenRange={word.start}:{word.end}"]
        yield "\t".join([str(number), word.text, *["_"] * 7, "|".join(misc)]) + "\n"


def _annotation(document: AnnotatedText, span: TextSpan) -> dict[str, object]:
    text = document.text
    body: list[dict[str, str]] = [{"type": "TextualBody", "value": span.label or span.layer, "purpose": "classifying"}]
    if span.about:
        body.append({"type": "SpecificResource", "source": f"urn:referat:{span.about}", "purpose": "identifying"})
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:referat:{span.row_id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": {
            "source": f"texts/{document.document_id}.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[span.start : span.end],
                    "prefix": text[max(0, span.start - _CONTEXT) : span.start],
                    "suffix": text[span.end : span.end + _CONTEXT],
                },
            ],
        },
    }
