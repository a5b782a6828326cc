# Two commands matter: `make demo` builds the example, `make test` runs the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs wheel clean

demo: $(VENV)/installed
	$(BIN)/turncast build examples/interview.txt -o public

test: $(VENV)/tested
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed
	for page in commands checks spoken front-matter; do $(BIN)/python -m turncast.reference $$page > docs/$$page.md; done

wheel: $(VENV)/developed
	rm -rf dist
	$(BIN)/python -m build --wheel --installer pip

# What is installed is remembered by a file, so that nothing is installed twice.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

$(VENV)/developed: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) dist public
