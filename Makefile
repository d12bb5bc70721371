# Sora Lens. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check build evaluate bench office measure format clean

SOURCE ?= seeds
CORPUS ?= var/corpus
PY := .venv/bin/python
RUN_READY := .venv/.run-ready
TEST_READY := .venv/.test-ready

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(RUN_READY): requirements.txt .ci/setup-python
	@.ci/setup-python requirements.txt
	@touch $@

$(TEST_READY): $(RUN_READY) tests/requirements.txt .ci/setup-python .ci/setup-browser .ci/setup-office
	@.ci/setup-python requirements.txt tests/requirements.txt
	@.ci/setup-browser
	@.ci/setup-office
	@touch $@

run: $(RUN_READY) ## build the corpus (SOURCE=folder of articles) and serve it on this computer
	@$(PY) -m lib build "$(SOURCE)" --out "$(CORPUS)" || [ $$? -eq 1 ]
	@SORA_LENS_SOURCE="$(SOURCE)" SORA_LENS_CORPUS="$(CORPUS)" exec .venv/bin/streamlit run app.py

build: $(RUN_READY) ## build the corpus only (SOURCE=…, CORPUS=…)
	@$(PY) -m lib build "$(SOURCE)" --out "$(CORPUS)"

# The pages in the browser are timed by the clock: they have the machine to themselves.
test: $(TEST_READY) ## run all tests, the browser included
	@.venv/bin/pytest -q -n auto --dist worksteal -m "not browser"
	@.venv/bin/pytest -q -m browser

check: $(TEST_READY) ## format, lint, types, walls, tests and quality floors: what must be green
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(MAKE) --no-print-directory test evaluate

evaluate: $(RUN_READY) ## score every gold article in the project against the pinned floors
	@$(PY) -m lib evaluate --gold tests/gold

bench: $(TEST_READY) ## speed, memory and peers, measured in one run (slow; results go to docs/benchmarks.md)
	@$(PY) -m bench

office: $(TEST_READY) ## open the slides in LibreOffice and keep pictures of the pages (in tests/screenshots/slides)
	@OFFICE_PATIENCE=900 .ci/setup-office
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null || exit 2
	@.venv/bin/pytest -q -m office

measure: $(RUN_READY) ## measure the sentiment model on its test part and keep the figures
	@$(PY) -m lib measure

format: $(TEST_READY) ## format the code
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

clean: ## remove the virtual environment and everything built
	rm -rf .venv var tests/screenshots
