# The front door. Every target prepares what it needs in .venv, once, and says so while it does.
# A target's help text is the sentence after its two hashes.

SHELL         := /bin/bash
.SHELLFLAGS   := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test coverage check check-full docs bench format lock clean

PYTHON  ?= python3
BIN     := .venv/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME := .venv/.zichtlijn-runtime
PROJECT := .venv/.zichtlijn-project
TOOLS   := .venv/.zichtlijn-test
SAY     := @printf '· %s\n'

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(PROJECT) ## the main job on the packaged Rijswijk model; pictures and tables go to build/demo
	@$(BIN)/zichtlijn demo --out build/demo

test: $(TOOLS) ## all quick tests
	@tools/setup-debian
	$(SAY) 'running the tests'
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m 'not slow'

coverage: $(TOOLS) ## the quick tests once more, with the coverage floor over ontology, graph and queries (twice as slow)
	@tools/setup-debian
	$(SAY) 'running the tests, line by line'
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m 'not slow' --ignore tests/properties --cov --cov-report=term

check: $(TOOLS) ## format, lint, types, layers, architecture, freshness of the documentation
	$(SAY) 'format'
	@$(BIN)/ruff format --check --quiet .
	$(SAY) 'lint'
	@$(BIN)/ruff check --quiet .
	$(SAY) 'types'
	@$(BIN)/mypy
	$(SAY) 'layers'
	@$(BIN)/lint-imports --no-logo
	$(SAY) 'documentation'
	@$(BIN)/python -m ontology.snapshot --check
	@$(BIN)/python -m ontology.law_loading --check
	@$(BIN)/python -m tools.generate_docs --check
	$(SAY) 'architecture'
	@$(BIN)/python -m pytest -q tests/architecture tests/docs

check-full: $(TOOLS) ## everything, slow tests, mutants and benchmarks too; ends with a summary
	@tools/setup-debian
	@tools/setup-office
	@$(BIN)/python -m tools.check_full

docs: $(TOOLS) ## write what is generated: snapshots of the models, docs/reference, examples, the tree in README.md
	@$(BIN)/python -m ontology.snapshot
	@$(BIN)/python -m ontology.law_loading
	@$(BIN)/python -m tools.generate_docs

bench: $(PROJECT) ## time the main command and the questions, as ratios measured side by side
	@$(BIN)/python -m benchmarks.cold_start
	@$(BIN)/python -m benchmarks.questions
	@$(BIN)/python -m benchmarks.floods
	@$(BIN)/python -m benchmarks.matching
	@$(BIN)/python -m benchmarks.verdicts
	@$(BIN)/python -m benchmarks.whatif
	@$(BIN)/python -m benchmarks.national
	@$(BIN)/python -m benchmarks.matrix_page
	@$(BIN)/python -m benchmarks.http

format: $(TOOLS) ## lay out the Python code and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

lock: $(TOOLS) ## pin every package again, with hashes, in requirements/
	@tools/lock

clean: ## remove what the tools made, .venv too
	@rm -rf .venv build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# ── .venv, filled in three steps; each leaves a stamp, so it is done once ───────────────────────────────────────────

$(RUNTIME): requirements/runtime.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { printf 'Zichtlijn needs Python 3.11 or newer; %s is older or missing. Name another: make PYTHON=python3.12 …\n' '$(PYTHON)' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 \
	  || { printf '· making .venv\n'; $(PYTHON) -m venv --clear .venv; }
	$(SAY) 'installing the packages that Zichtlijn runs on (once, about a minute)'
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@touch $@

$(PROJECT): pyproject.toml $(RUNTIME)
	$(SAY) 'installing Zichtlijn itself'
	@$(PIP) install --no-deps --editable .
	@touch $@

$(TOOLS): requirements/test.txt $(PROJECT)
	$(SAY) 'installing the test tools (once, about a minute)'
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
