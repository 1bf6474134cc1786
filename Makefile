# RiskWatch: `make` alone lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench docs demo ocr apprise lock clean

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
RUN    := $(VENV)/.installed-to-run
DEV    := $(VENV)/.installed-to-develop
HOST   ?= 127.0.0.1
PORT   ?= 8000
CORPORA ?= ../shared/corpora

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN) ## Install, create the database with a small demo world, start web and scheduler
	@$(BIN)/riskwatch init --demo
	@$(BIN)/riskwatch serve --host $(HOST) --port $(PORT)

test: $(DEV) ## Install what the tests need and run all of them
	@sh .ci/test

lint: $(DEV) ## Style, types, import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(DEV) ## Accuracy and speed; CORPORA=folder of contract texts
	@$(BIN)/python bench/run.py --corpora $(CORPORA)

docs: $(DEV) ## Write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

demo: $(RUN) ## A fresh demo world in a throw-away folder, on port 8001
	@RISKWATCH_DATA_DIR=$$(mktemp -d) sh -c '$(BIN)/riskwatch init --demo && $(BIN)/riskwatch serve --port 8001'

ocr: $(RUN) ## Add what reads scans and photos (downloads about 140 MB)
	@echo "Installing what reads scans and photos into $(VENV) …"
	@$(PIP) install --quiet --require-hashes -r requirements-ocr.lock

apprise: $(RUN) ## Add what sends notices to further services
	@$(PIP) install --quiet --require-hashes -r requirements-apprise.lock

lock: ## Resolve the lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group build --extra ocr -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-ocr.lock
	uv pip compile pyproject.toml --group build --extra apprise -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-apprise.lock
	uv pip compile pyproject.toml --group dev --extra cluster --extra ocr --extra apprise -c requirements-ocr.lock -c requirements-apprise.lock --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

clean: ## Remove the virtual environment and caches (the data folder stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build

$(BIN)/python:
	@sh .ci/python $(PYTHON) $(VENV)

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing RiskWatch into $(VENV) …"
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what development needs into $(VENV) …"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@ $(RUN)
