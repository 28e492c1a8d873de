# Two commands matter: `make run` and `make test`. Both set up .venv first, on a machine with nothing but Python 3.11.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
UV_VERSION := 0.13.9
BIN := .venv/bin
DATA ?= data

.PHONY: help run test check format bench train-ner train-ner-accurate train-vectors train-topics train-projects constraints clean

help:
	@echo "make run           set up, run the sample corpus into $(DATA)/, search it"
	@echo "make test          set up, check and test (under 10 minutes)"
	@echo "make check         ruff, mypy and the direction of imports"
	@echo "make format        ruff format, and what ruff can mend"
	@echo "make bench         measure speed and memory into reports/"
	@echo "make train-ner     train the fast language model again, from FOLDER=..."
	@echo "make train-ner-accurate  train the accurate language model again, from FOLDER=..."
	@echo "make train-vectors export the encoder of sentence vectors again, from FOLDER=..."
	@echo "make train-topics  train the shipped topic model again, from FOLDER=..."
	@echo "make train-projects train the tagger of projects again, from corpora/projects"
	@echo "make constraints   resolve the versions in constraints.txt again"
	@echo "make clean         remove $(DATA)/ and what tools have cached"

# uv installs three times as fast as pip; where it cannot be had, pip does the same.
# --no-deps: constraints.txt is complete, and Prefect asks for a newer certifi than there is (see make constraints).
.venv/installed: constraints.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "referat needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet uv==$(UV_VERSION) || true
	if $(BIN)/python -m uv --version; then \
	  $(BIN)/python -m uv pip install --python $(BIN)/python --no-deps --requirement constraints.txt --editable .; \
	else \
	  $(BIN)/python -m pip install --no-deps --requirement constraints.txt --editable .; \
	fi
	@touch $@

run: .venv/installed
	$(BIN)/referat run corpora/samples --data $(DATA) --direct
	$(BIN)/referat search "skole" --data $(DATA) --limit 3
	@echo
	@echo "Look next:"
	@echo "  $(BIN)/referat search \"budget\" --data $(DATA)"
	@echo "  $(BIN)/referat table decisions --data $(DATA) --format csv"
	@echo "  $(BIN)/referat table issues --data $(DATA) --format csv"
	@echo "  $(BIN)/referat --help"

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: check
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not slow"

bench: .venv/installed
	$(BIN)/python -m tests.benchmarks $(BENCH)

train-ner: .venv/installed
	@test -n "$(FOLDER)" || { echo "Say where the data lie: make train-ner FOLDER=... (da_news_train.tsv, da_news_dev.tsv of DaN+)"; exit 2; }
	$(BIN)/python -m models.recipes.ner_fast.train --data "$(FOLDER)"

# PyTorch and the published encoder are needed for training alone, so they have an environment of their own.
.venv/training/installed: .venv/installed models/recipes/requirements.txt
	"$(PYTHON)" -m venv .venv/training
	.venv/training/bin/python -m pip install --quiet --no-deps --requirement constraints.txt --editable .
	.venv/training/bin/python -m pip install --quiet --requirement models/recipes/requirements.txt
	@touch $@

train-ner-accurate: .venv/training/installed
	@test -n "$(FOLDER)" || { echo "Say where the data lie: make train-ner-accurate FOLDER=... (da_news_train.tsv, da_news_dev.tsv of DaN+)"; exit 2; }
	OMP_NUM_THREADS=1 .venv/training/bin/python -m models.recipes.ner_accurate.build --data "$(FOLDER)" --work .venv/training/work

train-vectors: .venv/training/installed
	@test -n "$(FOLDER)" || { echo "Say where the data lie: make train-vectors FOLDER=... (da_news_train.tsv of DaN+)"; exit 2; }
	.venv/training/bin/python -m models.recipes.vectors.build --data "$(FOLDER)"

train-topics: .venv/installed
	@test -n "$(FOLDER)" || { echo "Say where the data lie: make train-topics FOLDER=... (train.csv with id, cap_code, text)"; exit 2; }
	$(BIN)/python -m models.recipes.topics.train --data "$(FOLDER)"

train-projects: .venv/training/installed
	OMP_NUM_THREADS=1 .venv/training/bin/python -m models.recipes.projects.build

# --override: Prefect 3.9.1 asks for certifi>=2026.10.19, which is not published; any recent one serves.
# Nothing in the output may say where packages come from: every machine has its own place for them.
constraints: .venv/installed
	echo "certifi>=2026.7" > .venv/override.txt
	$(BIN)/python -m uv pip compile pyproject.toml --extra dev --override .venv/override.txt --quiet \
	  --universal --fork-strategy fewest --python-version 3.11 \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file .venv/constraints.txt
	{ echo "# Every version that the project is tested with. Made by \`make constraints\`; no line names where a package comes from."; \
	  cat .venv/constraints.txt; } > constraints.txt
	! grep -n "://" constraints.txt

clean:
	rm -rf $(DATA) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
