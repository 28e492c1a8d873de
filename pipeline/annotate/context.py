"""What the components know of the document that a text is from; of a text analysed on its own nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from pipeline.annotate.extension import register
from pipeline.records import DocumentKind

_KEY, _TEXT = "referat_context", "referat_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The document around a text.

    Attributes:
        reference: the meeting's or article's date: years that the text leaves out are told by it.
        kind: what the document is.
        municipality_code: the publishing municipality: what "kommunen" and "byrådet" mean.
    """

    reference: date | None = None
    kind: DocumentKind = "other"
    municipality_code: int | None = None


EMPTY = Context()
"""Nothing known."""


def set_context(doc: Doc, context: Context) -> None:
    """Tell the components which document a text is from; sets ``doc._.referat_date`` too."""
    register()
    doc.user_data[_KEY] = context
    doc._.referat_date = context.reference


def context_of(doc: Doc) -> Context:
    """What is known of the document that a text is from; its date alone where only ``doc._.referat_date`` is set."""
    context = doc.user_data.get(_KEY)
    return context if isinstance(context, Context) else Context(reference=doc._.referat_date)


def text_of(doc: Doc) -> str:
    """``doc.text``, put together from its tokens once rather than at every call."""
    text = doc.user_data.get(_TEXT)
    if not isinstance(text, str):
        text = doc.user_data[_TEXT] = doc.text
    return text
