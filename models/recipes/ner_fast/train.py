"""Train the shipped language model: entities by a small convolutional network, sentence boundaries on top of it.

    python -m models.recipes.ner_fast.train --data FOLDER           # models/ner-fast, about ten minutes on one core
    python -m models.recipes.ner_fast.train --data FOLDER --ablate  # reports/models/ner-fast-ablation.json, about an hour

FOLDER holds da_news_train.tsv and da_news_dev.tsv of DaN+. The same seed on the same machine gives the same model.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import load_config, load_model_from_config, minibatch
from thinc.api import Adam, fix_random_seed
from thinc.schedules import warmup_linear

from models.recipes.ner_data.augment import change_letters, swap_names
from models.recipes.ner_data.domain import domain_sentences
from models.recipes.ner_data.sources import SOURCES
from models.recipes.ner_fast.gazetteer import gazetteer_vectors
from pipeline.evaluation.ner import NerReport, TaggedSentence, read_danplus, score_ner

META = {
    "name": "referat_fast",
    "version": "1.1.0",
    "spacy_version": ">=3.8,<3.9",
    "description": "Persons, organisations, places and names of other things in Danish minutes and news; small and fast.",
    "license": "CC BY-SA 4.0",
    "author": "the referat project",
    "sources": [*SOURCES],
}
TOP = Path(__file__).resolve().parents[3]
CONFIG = Path(__file__).resolve().with_name("config.cfg")
DOMAIN_DEV = TOP / "corpora" / "ner-domain" / "dev.tsv"
DOMAIN_TEST = TOP / "corpora" / "ner-domain" / "test.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What was chosen on DaN+ dev and the domain's dev sentences; what each part was worth is in ``models/ner-fast/README.md``.

    Attributes:
        gazetteer: whether words carry the lists they stand in.
        swapped: share of sentences in which names may be swapped, each with probability ``swap_probability``.
        domain_sentences: made-up sentences of the field in every epoch.
        joined: whether neighbouring sentences are joined at random, as running text has them.
        upper, lower, folded: shares of sentences in capitals, in small letters, with æ, ø, å as ae, oe, aa.
    """

    gazetteer: bool = True
    swapped: float = 0.4
    swap_probability: float = 0.5
    domain_sentences: int = 800
    joined: bool = True
    upper: float = 0.02
    lower: float = 0.0
    folded: float = 0.03
    epochs: int = 18
    batch_size: int = 48
    learning_rate: float = 0.001
    warm_up_steps: int = 100
    dropout: float = 0.2
    seed: int = 2


ABLATION = {
    "network alone": Recipe(gazetteer=False, swapped=0.0, domain_sentences=0, joined=False, upper=0.0, folded=0.0),
    "+ gazetteer": Recipe(swapped=0.0, domain_sentences=0, joined=False, upper=0.0, folded=0.0),
    "+ swapped names": Recipe(domain_sentences=0, joined=False, upper=0.0, folded=0.0),
    "+ domain sentences": Recipe(joined=False, upper=0.0, folded=0.0),
    "+ joined sentences": Recipe(upper=0.0, folded=0.0),
    "+ other letters": Recipe(),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "ner-fast")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--ablate", action="store_true")
    arguments = parser.parse_args()
    if arguments.ablate:
        ablate(arguments.data, arguments.seed)
        return
    nlp = train_pipeline(read_danplus(arguments.data / "da_news_train.tsv"), replace(Recipe(), seed=arguments.seed))
    nlp.to_disk(arguments.out)
    for name, figures in scores(spacy.load(arguments.out), arguments.data).items():
        print(name, json.dumps(figures))


def ablate(data: Path, seed: int) -> None:
    """Score each step of the recipe, and write what it was worth."""
    training = read_danplus(data / "da_news_train.tsv")
    found = {}
    for name, recipe in ABLATION.items():
        found[name] = scores(train_pipeline(training, replace(recipe, seed=seed)), data)
        print(name, {where: report["loc_org_per"]["f1"] for where, report in found[name].items()}, flush=True)
    path = TOP / "reports" / "models" / "ner-fast-ablation.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"seed": seed, **found}, indent=1) + "\n", encoding="utf-8")


def scores(nlp: Language, data: Path) -> dict[str, NerReport]:
    """The model's scores on DaN+ dev and on the domain's sentences."""
    files = {"danplus_dev": data / "da_news_dev.tsv", "domain_dev": DOMAIN_DEV, "domain_test": DOMAIN_TEST}
    return {name: score_ner(path, nlp) for name, path in files.items()}


def train_pipeline(training: Sequence[TaggedSentence], recipe: Recipe) -> Language:
    """The pipeline with the last epoch's averaged weights: dev chooses the recipe, not the epoch."""
    fix_random_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    nlp = new_pipeline(gazetteer=recipe.gazetteer)
    nlp.initialize(lambda: [example(tagged_doc(nlp, [sentence])) for sentence in training])
    steps = recipe.epochs * (len(training) + recipe.domain_sentences) // recipe.batch_size
    optimizer = Adam(
        warmup_linear(recipe.learning_rate, recipe.warm_up_steps, steps),
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    for epoch in range(recipe.epochs):
        losses: dict[str, float] = {}
        started = time.perf_counter()
        for batch in minibatch(epoch_docs(nlp, training, recipe, rng), size=recipe.batch_size):
            nlp.update([example(doc) for doc in batch], drop=recipe.dropout, sgd=optimizer, losses=losses)
            optimizer.step_schedules()
        print(f"epoch {epoch}: loss {losses['ner']:.0f}, {time.perf_counter() - started:.0f} s", flush=True)
    with nlp.use_params(optimizer.averages):
        averaged = nlp.to_bytes()
    trained = new_pipeline(gazetteer=recipe.gazetteer).from_bytes(
        averaged, exclude=["vocab"]
    )  # whose strings are the data's
    trained.disable_pipe("senter")  # there for those who ask for it; names are found without
    return trained


def new_pipeline(*, gazetteer: bool) -> Language:
    """The untrained pipeline of ``config.cfg``, with the gazetteer as its vectors."""
    config = load_config(CONFIG)
    config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"] = gazetteer
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.meta.update(META)
    if gazetteer:
        nlp.vocab.vectors = gazetteer_vectors(nlp.vocab)
    return nlp


def epoch_docs(nlp: Language, training: Sequence[TaggedSentence], recipe: Recipe, rng: random.Random) -> list[Doc]:
    """One epoch's gold docs in random order: the training sentences changed at random, and new made-up ones."""
    docs = []
    for group in neighbours(training, rng) if recipe.joined else ([sentence] for sentence in training):
        changed = [
            swap_names(sentence, rng, recipe.swap_probability).sentence if rng.random() < recipe.swapped else sentence
            for sentence in group
        ]
        docs.append(tagged_doc(nlp, [_in_other_letters(sentence, recipe, rng) for sentence in changed]))
    docs += [
        tagged_doc(nlp, [_in_other_letters(sentence, recipe, rng)])
        for sentence in domain_sentences(rng, recipe.domain_sentences)
    ]
    rng.shuffle(docs)
    return docs


def _in_other_letters(sentence: TaggedSentence, recipe: Recipe, rng: random.Random) -> TaggedSentence:
    words = change_letters(sentence.words, rng, upper=recipe.upper, lower=recipe.lower, folded=recipe.folded)
    return replace(sentence, words=words)


def neighbours(sentences: Sequence[TaggedSentence], rng: random.Random) -> Iterator[Sequence[TaggedSentence]]:
    """The sentences in order, cut into runs of one to three."""
    start = 0
    while start < len(sentences):
        length = rng.choice((1, 1, 1, 2, 3))
        yield sentences[start : start + length]
        start += length


def tagged_doc(nlp: Language, sentences: Sequence[TaggedSentence]) -> Doc:
    """A doc of the sentences' words with their entities and sentence starts."""
    doc = Doc(
        nlp.vocab,
        words=[word for sentence in sentences for word in sentence.words],
        sent_starts=[place == 0 for sentence in sentences for place in range(len(sentence.words))],
    )
    spans, start = [], 0
    for sentence in sentences:
        spans += [Span(doc, start + entity.start, start + entity.end, entity.label) for entity in sentence.entities]
        start += len(sentence.words)
    doc.ents = spans
    return doc


def example(gold: Doc) -> Example:
    """What the pipeline is to learn from a gold doc: its tokens alone, and the doc."""
    return Example(
        Doc(gold.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold]), gold
    )


if __name__ == "__main__":
    main()
