# The two commands a newcomer needs: `make report` and `make test`. Each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: report test lint bench tables model clean

report: $(READY)  ## the main job on the sample stories, into build/report/
	$(BIN)/framing report seeds/stories --outlets seeds/stories/outlets.toml -o build/report

test: lint  ## everything that CI checks
	$(BIN)/python -m pytest -q -n 2

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/framing lexicon lint

bench: $(DEV)  ## speed against the naive use of the same libraries
	$(BIN)/python benchmarks/bench.py

tables: $(DEV)  ## what is generated from code and lexicons alone; the other tools name their sources
	$(BIN)/python tools/inflections.py
	$(BIN)/python tools/metrics.py
	$(BIN)/python tools/contexts.py
	$(BIN)/python tools/corpus_schema.py
	$(BIN)/python tools/review_schema.py
	$(BIN)/python tools/rules.py

# ANNOLEXICAL: folder with annolexical_train.jsonl.gz and annolexical_dev.jsonl.gz; VECTORS: see tools/word_vectors.py
model: $(DEV)  ## trains the classifier that ships; again after a change of lexicons or features
	$(BIN)/framing train $(ANNOLEXICAL)/annolexical_train.jsonl.gz seeds/labelled/loaded-train.jsonl \
	  --held-out $(ANNOLEXICAL)/annolexical_dev.jsonl.gz --outside seeds/labelled/loaded-gate.jsonl \
	  $(if $(VECTORS),--vectors $(VECTORS)) --card build/model-card-tables.md -o framing/data/loaded.model
	$(BIN)/python tools/model_card.py build/model-card-tables.md

clean:
	rm -rf build $(VENV)

# The environment is built from what was tested; editable, so that a change is seen at once.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -e .
	touch $@

$(DEV): $(READY)
	$(INSTALL) -e '.[dev]'
	touch $@
