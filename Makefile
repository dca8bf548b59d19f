# make run, make test, make check: everything from a fresh clone. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A CPU build of torch. Where pip does not find one by itself: make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH := torch==2.13.0
# Builds the project itself; torch brings it along on most platforms, not on all.
SETUPTOOLS := setuptools==84.2.1
TORCH_INDEX ?=
TORCH_ARGS := $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HOST ?= 127.0.0.1
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test check stories static format lint types contracts dockerfile migrations notebooks lock clean

help: ## What you can do here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install $(TORCH_ARGS) $(TORCH)
	$(PIP) install $(SETUPTOOLS)
	$(PIP) install --no-deps --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@if $(BIN)/python -m pip list 2>/dev/null | grep -qi '^nvidia-'; then \
	  echo 'Note: this torch brought CUDA packages. README, "Installing", says how to get the CPU build.'; fi
	touch $@

run: $(VENV)/installed ## Install, create and fill the database, start the service
	$(BIN)/stem-kompas db upgrade
	$(BIN)/stem-kompas db seed
	$(BIN)/stem-kompas serve --host $(HOST) --port $(PORT)

test: static ## Everything that must hold: checks, all tests, notebooks
	$(BIN)/pytest -n 2 --dist loadgroup
	$(MAKE) --no-print-directory notebooks

check: static ## Format, lint, types, contracts, Dockerfile, migrations, and the tests that need no browser
	$(BIN)/pytest -q -n 2 --dist loadgroup -m "not browser"

static: format lint types contracts dockerfile migrations

format: $(VENV)/installed
	$(BIN)/ruff format --check .

lint: $(VENV)/installed
	$(BIN)/ruff check .

types: $(VENV)/installed
	$(BIN)/mypy

contracts: $(VENV)/installed
	$(BIN)/lint-imports

dockerfile: $(VENV)/installed
	$(BIN)/hadolint Dockerfile

migrations: $(VENV)/installed
	$(BIN)/pytest -q tests/data/test_migrations.py

notebooks: $(VENV)/installed ## Run the notebooks from top to bottom
	$(BIN)/pytest -q -p no:cacheprovider --nbmake --nbmake-timeout 300 notebooks

stories: $(VENV)/installed ## Write the answers of docs/stories anew
	for check in docs/stories/*.json; do STEM_KOMPAS_TODAY=2026-11-24 $(BIN)/stem-kompas recommend $$check --top 6 > $${check%.json}.txt || exit 1; done

lock: $(VENV)/installed ## Resolve the dependencies anew: names and hashes, no addresses
	$(PIP) install uv
	echo '$(TORCH)' > $(VENV)/torch-constraint.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --no-header --no-annotate \
	  --constraint $(VENV)/torch-constraint.txt --no-emit-package torch --no-emit-package setuptools \
	  $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX) --no-emit-index-url) $(LOCK_ARGS) -o requirements.lock

clean: ## Remove what can be made again
	rm -rf $(VENV) var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
