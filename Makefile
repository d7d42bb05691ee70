# make run: the whole newsroom.   make test: the whole suite.   Nothing is needed beforehand but
# Python 3.11, Node 20, npm and make. What is set up is remembered in stamps and not done again.

# The Python to set up with; if none is named, the quickest 3.11 of this machine.
PYTHON ?=
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check --no-input
BROWSER_SOURCES := $(shell find frontend/site frontend/newsroom -type f 2>/dev/null)

# mypy reads Django's settings, which would start the embedded PostgreSQL.
TYPES_NEED_NO_SERVER := DATABASE_URL=postgresql:///none DATELINE_VAR=.mypy_cache/var

export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help run setup test check format bench screenshots lock clean system-packages

help:
	@echo "make run          start everything and say where to look; Ctrl-C stops it"
	@echo "make test         the whole suite; one part: make test ARGS='tests/wires -k nitf'"
	@echo "make check        format, lint, types, order of imports"
	@echo "make format       put the format right"
	@echo "make bench        measure; one bench: make bench ARGS='publish --articles 100'"
	@echo "make screenshots  take every page into var/screenshots"
	@echo "make lock         resolve the dependencies anew"
	@echo "make clean        remove what was built and installed; keeps var/"

run: setup
	@$(BIN)/dateline run $(ARGS)

setup: .venv/project.stamp frontend/node_modules/built.stamp

# The whole suite runs in one process more than there are cores, as browsers and servers are waited
# for; a part of it in one.
PROCESSES = $(shell cores=$$(nproc 2>/dev/null || echo 2); [ $$cores -gt 4 ] && cores=4; echo $$((cores + 1)))
test: setup .venv/dev.stamp system-packages
	@$(BIN)/pytest $(if $(ARGS),$(ARGS),--numprocesses $(PROCESSES) --dist loadgroup --no-loadscope-reorder)

check: setup .venv/dev.stamp
	@$(BIN)/ruff format --check --quiet . || { echo "make format puts this right."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(TYPES_NEED_NO_SERVER) $(BIN)/mypy
	@$(BIN)/lint-imports
	@npm --prefix frontend run --silent check

format: setup .venv/dev.stamp
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup .venv/dev.stamp system-packages
	@$(BIN)/python -m bench $(ARGS)

screenshots: setup .venv/dev.stamp system-packages
	@$(BIN)/python -m tools.screenshots $(ARGS)

lock:
	@tools/lock $(ARGS)

clean:
	rm -rf .venv frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		src/dateline/publishing/render/static/build src/dateline/web/newsroom/static/newsroom/build

system-packages:
	@tools/system-packages

.venv/created.stamp:
	@python=$$(tools/choose-python $(PYTHON)) && \
		echo "Setting up $$python in .venv ..." && \
		"$$python" -m venv .venv
	@touch $@

.venv/locked.stamp: requirements.lock .venv/created.stamp
	@echo "Installing what requirements.lock names ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

.venv/project.stamp: pyproject.toml .venv/locked.stamp
	@$(PIP) install --no-deps --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/project.stamp
	@echo "Installing what requirements-dev.lock names ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

frontend/node_modules/installed.stamp: frontend/package.json frontend/package-lock.json frontend/.npmrc
	@echo "Installing what frontend/package-lock.json names ..."
	@npm --prefix frontend ci --silent
	@touch $@

frontend/node_modules/built.stamp: frontend/node_modules/installed.stamp frontend/build.mjs $(BROWSER_SOURCES)
	@echo "Building the front end ..."
	@npm --prefix frontend run --silent build
	@touch $@
