# jixiao: reports · send · pdf · test · lab · bench. Each makes .venv from requirements.lock first, if needed.

PYTHON ?= python3
BIN := .venv/bin
SETTINGS := .venv/share/jupyter/lab/settings

.PHONY: reports send pdf pictures test test-long lab bench lint docs lock clean

reports: .venv/.made
	$(BIN)/jixiao run

send: .venv/.made
	$(BIN)/jixiao run --edition unit

pdf: .venv/.made
	$(BIN)/jixiao run --pdf

# Every page as a reader sees it, in reports/pictures; those that README and docs show among them.
pictures: .venv/.made
	$(BIN)/jixiao run
	$(BIN)/jixiao run --language en
	$(BIN)/python docs/pictures.py

test: .venv/.made
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not long"

test-long: .venv/.made
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lab: .venv/.made
	$(BIN)/jixiao process
	$(BIN)/jupyter lab --notebook-dir=. notebooks/01-department-year.ipynb

bench: .venv/.made
	$(BIN)/python bench/bench.py

lint: .venv/.made
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# The tables in docs/ that follow from declarations.
docs: .venv/.made
	$(BIN)/python docs/tables.py

# Every version with its hashes, for Python 3.11 and newer on three systems. Needs uv.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

clean:
	rm -rf .venv
	git clean -qfdX data/processed reports

.venv/.made: requirements.lock pyproject.toml notebooks/.overrides.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "jixiao needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another one: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 2; }
	@echo "Making .venv from requirements.lock (about a minute, once)" >&2
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(SETTINGS) && cp notebooks/.overrides.json $(SETTINGS)/overrides.json
	@touch $@
