# The two commands a newcomer needs: `make report` and `make test`. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: report test bench lint tables clean

report: $(STAMP)  ## the main job on the sample stories, into build/report/
	$(BIN)/framing report seeds/stories --outlets seeds/stories/outlets.toml -o build/report

tables: $(STAMP)  ## regenerate what is generated from lexicons and code (sources: see each tool)
	$(BIN)/python tools/inflections.py
	$(BIN)/python tools/metrics.py

test: lint  ## everything that CI checks
	$(BIN)/python -m pytest -q -n 2

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)  ## speed against the naive use of the same libraries
	$(BIN)/python benchmarks/bench.py

clean:
	rm -rf build $(VENV)

# The environment is built from what was tested; editable, so that a change is seen at once.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)
