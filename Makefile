# Two commands matter: `make run` and `make demo`. The rest is for those who change the code.
# Every step runs only when something has changed since the last time.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

PRINT_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Chromium without its window: the same engine for a third less processor. libatomic1 is for the program that drives it.
TEST_PACKAGES := $(PRINT_PACKAGES) chromium-headless-shell libatomic1 poppler-utils zbar-tools
# A file stays with one worker, which makes what its tests share once. Four, because browsers wait as much as they work.
AT_ONCE := -n 4 --dist loadfile --no-loadscope-reorder
STORE_TESTS := $(addprefix tests/,migrations services commands facilitator centre resident host rights exports \
	postgres_two_servers.py)

# The tests start the house a hundred times, each time from what Python compiled before.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test test-postgres bench pictures check lint format messages requirements setup setup-tests print-packages test-packages

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 28

run: setup ## Serve on this computer and the local network; prints the address for phones and the first sign-in
	@exec $(BIN)/python -m workshop run

demo: setup ## The same over a store of its own with three demo evenings
	@exec $(BIN)/python -m workshop demo

# Types are read beside the tests, which wait for browsers now and then.
test: style ## Every check and every test, the browser ones included
	$(BIN)/mypy & types=$$!; $(BIN)/python -m pytest $(AT_ONCE); tested=$$?; wait $$types && exit $$tested

test-postgres: setup-tests ## The tests that touch the store over a PostgreSQL of their own, on two servers too
	@.ci/debian-packages postgresql
	.ci/with-postgresql $(BIN)/python -m pytest $(AT_ONCE) $(STORE_TESTS)

bench: setup-tests ## The load and fault runs, printed as a table
	$(BIN)/python -m tests.load

.PHONY: bench-servers
bench-servers: setup-tests ## Sixty evenings at once on PostgreSQL, three servers and nginx: five minutes, printed as a table
	@.ci/debian-packages postgresql nginx-light
	$(BIN)/python -m tests.load servers

.PHONY: audit
audit: $(BIN)/python ## Look up known holes in the pinned packages (needs the package index)
	$(BIN)/python -m tests.audit

pictures: setup-tests ## Take the pictures in docs/pictures/ anew
	$(BIN)/python -m tests.pictures

check: lint ## Style, types and the rules of the house, without the other tests
	$(BIN)/python -m pytest -q tests/house

.PHONY: style
style: setup-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint: style
	$(BIN)/mypy

format: setup-tests ## Put the code into its usual shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: setup ## Bring the catalogues up to date with the texts in code and templates
	$(BIN)/python -m workshop.translations.refresh

requirements: ## Pin and hash what pyproject.toml lists (needs uv)
	uv pip compile pyproject.toml $(UV_OPTIONS) --output-file requirements.txt
	uv pip compile --group tests --constraint requirements.txt $(UV_OPTIONS) --output-file tests/requirements.txt

UV_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make requirements"

setup: print-packages $(VENV)/requirements.done
setup-tests: test-packages $(VENV)/requirements.done $(VENV)/requirements-tests.done

# Without these there is everything except PDFs; so no reason to stop.
print-packages:
	@.ci/debian-packages $(PRINT_PACKAGES) || echo "Going on without them: PDFs will not be made." >&2

test-packages:
	@.ci/debian-packages $(TEST_PACKAGES) \
		|| .ci/debian-packages $(TEST_PACKAGES:chromium-headless-shell=chromium)

# Debian keeps venv in a package of its own; other Pythons bring it along.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || .ci/debian-packages python3
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; point to it with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/debian-packages python3-venv
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/requirements.done: requirements.txt $(BIN)/python
	@echo "Installing what requirements.txt lists"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/requirements-tests.done: tests/requirements.txt $(VENV)/requirements.done
	@echo "Installing what tests/requirements.txt lists"
	@$(PIP) --requirement tests/requirements.txt
	@touch $@
