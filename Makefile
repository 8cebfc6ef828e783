# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
WORKERS ?= 2

.PHONY: help setup demo test check lint types contracts migrations evaluate bench fuzz test-lowest clean

help: ## Show what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(STAMP) ## Make .venv with everything that the project and its tests need

$(STAMP): pyproject.toml .ci/require-python
	@sh .ci/require-python $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

demo: $(STAMP) ## Ingest the seed documents into a fresh SQLite file and print the report
	@sh .ci/demo $(BIN)

test: $(STAMP) ## Run the whole test suite, a real PostgreSQL and, where there is one, a real Chromium included
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term:skip-covered
	@sh .ci/chromium tell

check: lint types contracts migrations test-lowest test ## Everything that CI runs

lint: $(STAMP) ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

contracts: $(STAMP) ## import-linter: the layers of the house
	$(BIN)/lint-imports

migrations: $(STAMP) ## One head, and the models equal what the migrations build
	$(BIN)/python -m pytest -q tests/migrations --no-cov

evaluate: $(STAMP) ## Measure extraction on gold and corpora (PROVENANCE_CORPORA names their folder)
	$(BIN)/provenance evaluate --write docs

bench: $(STAMP) ## Measure speed and growth, as ratios in one run
	$(BIN)/python bench/run.py

fuzz: $(STAMP) ## Look for texts that break extraction, for longer than the suite does
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q -n $(WORKERS) --no-cov tests/extract/test_fuzzing.py

test-lowest: ## Run what touches other libraries against the oldest versions that pyproject.toml allows
	@sh .ci/test-lowest $(PYTHON) $(WORKERS)

clean: ## Remove what the other targets made
	rm -rf $(VENV) .venv-lowest demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
