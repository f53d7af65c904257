# Two commands do all the set-up on a fresh machine: make site, make test.
PYTHON ?= python3
# Relative, so that the folder may have a space in its path.
IN = .venv/bin/

.PHONY: site test test-long test-firefox check format schemas bench clean

site: .venv/site
	@.make/system weasyprint
	@$(IN)python -m builder build

test: .venv/test
	@.make/system weasyprint chromium poppler
	@$(IN)python -m pytest -n 2 --dist loadfile

test-long: .venv/test
	@.make/system weasyprint chromium poppler calc
	@$(IN)python -m pytest -n 2 --dist loadfile --long

test-firefox: .venv/test
	@.make/system weasyprint firefox
	@firefox-esr --version
	@$(IN)python -m pytest -n 2 --dist load tests/journeys --firefox

check: .venv/test
	@$(IN)python -m ruff check .
	@$(IN)python -m ruff format --check .
	@$(IN)python -m mypy

format: .venv/test
	@$(IN)python -m ruff check --fix .
	@$(IN)python -m ruff format .

schemas: .venv/site
	@for name in project rubric cluster pack activity module path calendar report document agreed return envelope workshop decisions waiting register; do \
	  $(IN)python -m builder schema $$name > docs/schemas/$$name.schema.json; done

bench: .venv/test
	@.make/system weasyprint chromium
	@$(IN)python -m benchmarks
	@$(IN)python -m benchmarks.forms

clean:
	rm -rf .venv .packs output

.venv/site: pyproject.toml
	@.make/venv "$(PYTHON)" .
	@touch $@

.venv/test: pyproject.toml
	@.make/venv "$(PYTHON)" ".[test]"
	@touch $@ .venv/site
