# make run, make test and make install need only python3 (3.11 or newer), git and make.
PYTHON ?= python3
PORT ?= 8050
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: help install run test nightly bench load check format lock audit estimate baselines validate data messages screenshots docs clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: $(STAMP)  ## prepare .venv from the lock file, with the `embargo` command in .venv/bin

$(STAMP): requirements.lock pyproject.toml scripts/install.sh
	@PYTHON="$(PYTHON)" sh scripts/install.sh
	@touch $(STAMP)

run: $(STAMP)  ## start the dashboard and print its address
	@$(BIN)/embargo serve --port $(PORT)

test: $(STAMP)  ## run the test suite
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -p no:benchmark -n 2 --dist loadfile -m "not nightly"

nightly: $(STAMP)  ## run the finer tests that `make test` leaves out
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -p no:benchmark -n 2 --dist loadfile -m nightly

bench: $(STAMP)  ## time runs of the model, its peers and the page, in some minutes; nothing passes or fails by time
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest benchmarks -q --benchmark-disable-gc --benchmark-columns=median,iqr,rounds

load: $(STAMP)  ## let fifty visitors drag at once for a minute, on two workers
	@$(BIN)/python -m benchmarks.load_users

check: $(STAMP)  ## lint, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(STAMP)  ## mend what ruff can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock:  ## resolve the newest versions into requirements.lock (needs uv)
	@uv pip compile --universal --generate-hashes --all-extras --upgrade --python-version 3.11 --no-header -q pyproject.toml -o requirements.lock
	@$(BIN)/python scripts/dependencies.py

audit: $(STAMP)  ## look up known vulnerabilities of what is locked; rewrites docs/dependencies.md (needs uv)
	@$(BIN)/python scripts/dependencies.py --audit

estimate: $(STAMP)  ## rerun the fits; rewrites econ/parameters.toml and econ/estimate/report
	@$(BIN)/python -m econ.estimate

baselines: $(STAMP)  ## rebuild econ/baselines/*.json from data/tables
	@$(BIN)/python -m econ.build_baseline

validate: $(STAMP)  ## measure the model against studies and history; rewrites econ/validation's results, figures and report
	@$(BIN)/python -m econ.validation

data: $(STAMP)  ## recompile data/tables from the public source files: make data SOURCES=path
	@$(BIN)/python -m data.compile "$(SOURCES)"

messages: $(STAMP)  ## collect the texts of the page for translators; updates dashboard/locale
	@$(BIN)/python scripts/messages.py

screenshots: $(STAMP)  ## regenerate the screenshots in docs
	@$(BIN)/python scripts/screenshot.py

docs: $(STAMP)  ## build the documents as a site in site/; a link that leads nowhere fails
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

clean:  ## remove the environment and caches
	@rm -rf .venv site .pytest_cache .ruff_cache .mypy_cache .hypothesis
