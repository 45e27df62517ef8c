# make site    check the glossary and build its site into site/
# make serve   preview it at http://127.0.0.1:8000, with open pages loaded again when a file changes
# make test    run every test
# make mutate  make N mutants of the glossary from SEED on, ONLY of a check if one is named, and list what is not found
# make bench   print the figures of speed and scale; SIZES="100 5000" for other numbers of terms, SITE=5000 for larger sites
# make lighthouse   print the scores of four pages (needs Chromium and Node)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt

# where "Edit this page" leads, if this checkout came from GitHub
EDIT_URI ?= $(shell git remote get-url origin 2>/dev/null | \
	sed -n -E 's#^(git@|https://)github\.com[:/]([^/]+/[^/]+)$$#https://github.com/\2#p' | \
	sed -E 's#(\.git)?$$#/edit/main/docs/#')

# the address of the home page: that of GitHub Pages, if this checkout came from GitHub; `make SITE_URL=...` for another
SITE_URL := $(or $(SITE_URL),$(shell git remote get-url origin 2>/dev/null | \
	sed -n -E 's#^(git@|https://)github\.com[:/]([^/]+/[^/]+)$$#\2#p' | \
	sed -E -e 's#\.git$$##' -e 's#^([^/]+)/(\1\.github\.io)$$#https://\2/#' -e 's#^([^/]+)/([^/]+)$$#https://\1.github.io/\2/#'))

# what is empty is not set: to MkDocs, that is not the same
ifneq ($(EDIT_URI),)
export EDIT_URI
endif
ifneq ($(SITE_URL),)
export SITE_URL
endif

.PHONY: site serve test mutate bench lighthouse clean
.DEFAULT_GOAL := site

site: $(VENV)/site.done
	@$(BIN)/glossgraph check
	@$(BIN)/glossgraph build

serve: $(VENV)/site.done
	@$(BIN)/glossgraph serve

test: $(VENV)/test.done
	@$(BIN)/python -m pytest

N ?= 2000
SEED ?= 100
ONLY ?=

mutate: $(VENV)/test.done
	@$(BIN)/python tests/mutations/run.py --number $(N) --seed $(SEED) --only "$(ONLY)"

SIZES ?= 100 real 1000 10000 100000
SITE ?= 1000

bench: $(VENV)/test.done
	@$(BIN)/python benchmarks/bench.py $(SIZES) --site $(SITE) --plot benchmarks/growth.svg

lighthouse: $(VENV)/test.done
	@npm install --silent --no-audit --no-fund --prefix $(VENV)/node lighthouse@13.5.0
	@PYTHONPATH=tests $(BIN)/python tests/browser/lighthouse.py

clean:
	rm -rf $(VENV) site exports build_tools/*.egg-info benchmarks/growth.svg

$(VENV)/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site.done: $(VENV)/python.done pyproject.toml constraints.txt
	@$(INSTALL) --editable '.[downloads]'
	@touch $@

$(VENV)/test.done: $(VENV)/site.done tests/judges/package.json
	@$(INSTALL) --editable '.[dev]'
	@missing=""; \
	command -v dot >/dev/null || missing="$$missing graphviz"; \
	command -v pandoc >/dev/null || missing="$$missing pandoc"; \
	command -v unzip >/dev/null || missing="$$missing unzip"; \
	command -v qpdf >/dev/null || missing="$$missing qpdf"; \
	command -v jq >/dev/null || missing="$$missing jq"; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		missing="$$missing chromium"; \
	command -v firefox >/dev/null || command -v firefox-esr >/dev/null || missing="$$missing firefox-esr"; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	command -v npm >/dev/null || missing="$$missing nodejs npm"; \
	[ -z "$$missing" ] || ! command -v apt-get >/dev/null || \
		{ apt-get update --quiet && apt-get install --quiet --yes $$missing; } >/dev/null 2>&1 || true
	@mkdir -p $(VENV)/judges && cp tests/judges/package.json $(VENV)/judges/ && ! command -v npm >/dev/null || \
		npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --prefix $(VENV)/judges || true
	@touch $@
