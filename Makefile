# Everything a newcomer types. The two that matter: make demo, make test.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
INSTALL = if command -v uv >/dev/null 2>&1; then uv pip install -q --python $(PY) --require-hashes -r $(1); \
	else $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $(1); fi

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-server coverage test-browser lint bench bench-linking bench-review bench-web train evaluate screenshots lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/ /' | awk '{name = $$1; $$1 = ""; printf "  make %-14s%s\n", name, $$0}'

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Name another with make PYTHON=...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo 'The venv module is missing: on Debian, apt-get install python3-venv'; rm -rf $(VENV); exit 1; }

$(VENV)/runtime: requirements.txt | $(PY)
	@echo 'Installing what the application needs ...'
	@$(call INSTALL,requirements.txt)
	@touch $@

$(VENV)/development: requirements-dev.txt | $(PY)
	@echo 'Installing what the application and its tests need ...'
	@$(call INSTALL,requirements-dev.txt)
	@touch $@ $(VENV)/runtime

setup: $(VENV)/runtime  ## create .venv and install what the application needs

demo: setup  ## read the demo articles and serve the pages (SERVE=no stops before; PORT=8000)
	@$(PY) manage.py demo --port $(PORT) $(if $(filter no,$(SERVE)),--no-serve)

test: $(VENV)/development  ## run all tests; those in a browser need an installed Chromium
	@$(PY) -m pytest $(ARGS)

test-server: $(VENV)/development  ## run all tests on a PostgreSQL server of this machine (Debian: postgresql)
	@command -v pg_virtualenv >/dev/null || { echo 'Install it first: as root, apt-get install postgresql'; exit 1; }
	@pg_virtualenv -t env DATABASE_URL=postgresql:///postgres $(PY) -m pytest $(ARGS)

coverage: $(VENV)/development  ## run all tests and say what they did not reach
	@$(PY) -m pytest --cov --cov-report=term-missing $(ARGS)

test-browser: $(VENV)/development  ## install Chromium on Debian if need be, and run the tests in it
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } \
		|| { echo 'Install Chromium first: as root, apt-get install chromium'; exit 1; }
	@$(PY) -m pytest -m browser $(ARGS)

lint: $(VENV)/development  ## check style, types and who imports whom
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy . && $(VENV)/bin/lint-imports

bench: setup  ## measure the pipeline: words a second, start, memory
	@$(PY) benchmarks/pipeline.py $(ARGS)

bench-review: setup  ## measure how long the server takes for a reviewer's decision
	@$(PY) benchmarks/review.py $(ARGS)

bench-web: setup  ## measure the pages on a large invented archive (ARGS='--articles 100000')
	@$(PY) benchmarks/web.py $(ARGS)

bench-linking: setup  ## measure what linking an article costs at 1,000 to 1,000,000 speakers
	@$(PY) benchmarks/linking.py $(ARGS)

train: | $(PY)  ## train the pipeline on annotated articles: DATA=folder (EXTRA=files of your own)
	@test -n '$(DATA)' || { echo 'Name the folder with the corpora: make train DATA=folder'; exit 1; }
	@$(PY) -m pip install -q --disable-pip-version-check -e '.[train]'
	@$(PY) -m quotes.attribution.training.train --data '$(DATA)' $(if $(EXTRA),--extra $(EXTRA)) $(ARGS)

evaluate: setup  ## score the pipeline against annotated articles: GOLD=file
	@test -n '$(GOLD)' || { echo 'Name the annotated articles: make evaluate GOLD=file.jsonl'; exit 1; }
	@$(PY) -m quotes.attribution.training.evaluate --gold '$(GOLD)' $(ARGS)

screenshots: $(VENV)/development  ## take the pictures of the README anew
	@$(PY) -m pytest -m screenshots $(ARGS)

lock: | $(PY)  ## renew the lock files from pyproject.toml (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.txt
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:  ## stop and delete the embedded database, and remove everything that was created here
	@if [ -x $(PY) ]; then $(PY) -m onrecord.database --remove; fi
	@rm -rf $(VENV) build *.egg-info .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
