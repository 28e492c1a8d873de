from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy

from pipeline.annotate import language
from pipeline.annotate.language import COMPONENTS, add_components, load
from pipeline.errors import ModelError, ReferatError
from pipeline.resources import resource


def make_package(folder: Path, name: str) -> None:
    """A spaCy package that can be imported, its entities from patterns: a stand-in for a downloaded one."""
    nlp = spacy.blank("da")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Ulf Krat"}])  # type: ignore[attr-defined]
    nlp.meta["name"] = name.removeprefix("da_")
    nlp.to_disk(folder / name)
    (folder / name / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n"
        "def load(**overrides):\n    return load_model_from_path(Path(__file__).parent, **overrides)\n",
        encoding="utf-8",
    )
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")


def test_any_installed_package_gets_our_components_after_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_package(tmp_path, "da_stand_in")
    monkeypatch.syspath_prepend(tmp_path)
    nlp = load("da_stand_in")
    assert nlp.pipe_names == ["entity_ruler", *COMPONENTS]
    doc = nlp("Ulf Krat bor i Odense Kommune")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ulf Krat", "PER")]
    assert [span._.referat.code for span in doc.spans["referat_municipalities"]] == ["461"]


def test_the_shipped_model_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy.blank("da").to_disk(tmp_path / "ner-fast")
    monkeypatch.setattr(language, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    assert load("fast").pipe_names == list(COMPONENTS)


def test_a_missing_package_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match="da_core_news_none") as caught:
        load("da_core_news_none")
    assert "spacy download" in caught.value.hint


def test_a_missing_shipped_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*parts: str) -> Path:
        raise ReferatError("not there")

    monkeypatch.setattr(language, "resource", missing)
    with pytest.raises(ModelError, match="fast"):
        load("fast")


def test_a_damaged_model_is_a_model_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ner-fast").mkdir()
    (tmp_path / "ner-fast" / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    monkeypatch.setattr(language, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load("fast")


def test_adding_twice_adds_once() -> None:
    nlp = add_components(add_components(spacy.blank("da")))
    assert nlp.pipe_names == list(COMPONENTS)


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name: str) -> None:
    nlp = add_components(spacy.blank("da"))
    nlp.select_pipes(enable=[name])
    doc = nlp("Projektet DISK i Odense Kommune, formand Lis Bang fra KL: 2 mio. kr. fra Erasmus+ i 2024, se www.kl.dk")
    assert name in doc.spans


def test_every_component_is_an_entry_point() -> None:
    declared = {entry.name: entry for entry in entry_points(group="spacy_factories")}
    for name in set(COMPONENTS) & set(declared):
        assert callable(declared[name].load())


_BARE = """
import json, sys
from importlib.metadata import entry_points
import spacy

text = (
    "Projektet DISK i Odense Kommune, formand Lis Bang fra KL: 2 mio. kr. fra Erasmus+ efter lov om social service § 18 den 4. maj 2024. "
    "Sagsnr. 15/2024. Skovvej 3, 5000 Odense C, se www.kl.dk."
)
found = {}
for name in (entry.name for entry in entry_points(group="spacy_factories") if entry.name.startswith("referat_")):
    nlp = spacy.blank("da")
    component = nlp.add_pipe(name)
    if name == "referat_recogniser":
        component.from_disk(sys.argv[1])
    doc = nlp(text)
    spans = [span.text for span in doc.spans.get(name, ())]
    sentences = len(list(doc.sents)) if doc.has_annotation("SENT_START") else 0
    found[name] = spans or [str(sentences)]
print(json.dumps(found))
"""


def test_each_component_is_found_by_its_entry_point_and_works_in_a_bare_pipeline() -> None:
    folder = resource("models", "ner-accurate") / "referat_recogniser"
    result = subprocess.run([sys.executable, "-c", _BARE, str(folder)], stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(result.stdout)
    assert {"Lis Bang", "Odense Kommune"} <= set(found.pop("referat_recogniser"))
    assert found == {
        "referat_addresses": ["Skovvej 3, 5000 Odense C"],
        "referat_amounts": ["2 mio. kr."],
        "referat_case_numbers": ["15/2024"],
        "referat_contacts": ["www.kl.dk"],
        "referat_dates": ["4. maj 2024"],
        "referat_laws": ["lov om social service § 18"],
        "referat_lemmas": ["3"],
        "referat_municipalities": ["Odense Kommune", "Odense C"],
        "referat_organisations": ["KL"],
        "referat_persons": ["Lis Bang"],
        "referat_programmes": ["Erasmus+"],
        "referat_projects": ["DISK"],
        "referat_sentences": ["3"],
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["accurate", "fast"])
def test_a_shipped_model_loads_within_two_seconds(name: str) -> None:
    code = (
        "import sys, time; from pipeline.annotate import language; begun = time.process_time(); "
        "language.load(sys.argv[1]); print(time.process_time() - begun)"
    )
    result = subprocess.run([sys.executable, "-c", code, name], stdout=subprocess.PIPE, text=True, check=True)
    assert float(result.stdout) < 2


def test_lists_are_read_without_loading_spacy() -> None:
    code = (
        "import sys; from pipeline.annotate import lists; lists.rows('regions.csv'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_tokenizer_cuts_as_before_and_can_be_saved(tmp_path: Path) -> None:
    plain, bounded = spacy.blank("da"), language.load_model("fast")
    for text in (
        "Vi (A, V, C) bevilger 2,1 mio. kr.!!",
        "KL's »bud«... 25°C.",
        "x" * 200 + ")))",
        "(" * 300,
        "kl. 17.00)",
    ):
        assert [token.text for token in bounded(text)] == [token.text for token in plain(text)]
    bounded.to_disk(tmp_path / "model")
    assert (tmp_path / "model" / "tokenizer").stat().st_size > 0
