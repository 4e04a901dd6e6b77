# The two commands: `make deck REGION=Troms` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REGION ?= Troms
ARGS ?=
# The tests that read timings or memory want a core each; two is what CI has.
WORKERS ?= auto
# Two workers with two threads each get in each other's way.
export OPENBLAS_NUM_THREADS = 1

.PHONY: help deck setup test lint types layers unit soak gallery gallery-page goldens template schema codes respondents bench wheel clean

help:
	@echo "make deck REGION=Troms   set up, build a deck, print its path"
	@echo "make test                set up, run all checks and tests"
	@echo "make soak                the long proofs: every county, every form"
	@echo "make goldens             refresh goldens after a change that was looked at"
	@echo "make gallery             draw every gallery story to output/gallery/"
	@echo "make gallery-page        write docs/gallery.md and its pictures anew"
	@echo "make bench               time deckgen against a naive reference"
	@echo "make template            write templates/ks.pptx anew"
	@echo "make schema              write the table of what the format allows anew"
	@echo "make codes               write docs/codes.md anew from the messages"
	@echo "make respondents         write the example respondents anew"

$(VENV)/.deck: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/.deck

setup: $(VENV)/.dev

deck: $(VENV)/.deck
	@$(BIN)/deckgen build --region "$(REGION)" $(ARGS)

test: lint types layers unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS) -m "not soak"

soak: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS) -m soak

goldens: $(VENV)/.dev
	DECKGEN_UPDATE_GOLDENS=1 $(BIN)/pytest -n $(WORKERS) tests/gallery tests/deck

gallery: $(VENV)/.dev
	$(BIN)/python scripts/gallery_sheet.py output/gallery

gallery-page: $(VENV)/.dev
	$(BIN)/python scripts/gallery_page.py

template: $(VENV)/.dev
	$(BIN)/python scripts/make_template.py

schema: $(VENV)/.dev
	$(BIN)/python scripts/make_schema.py

codes: $(VENV)/.dev
	$(BIN)/python scripts/codes_page.py

respondents: $(VENV)/.dev
	$(BIN)/python scripts/make_respondents.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/charts.py
	$(BIN)/python benchmarks/tabulate.py

wheel: $(VENV)/.dev
	$(BIN)/python -m build --wheel --outdir output/wheel

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
