# One door to everything. `make` alone tells what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
OMVANG ?= 1000
PROEVEN ?= 2
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONUNBUFFERED := 1

KLAAR := .venv/.klaar
SNEL := not browser and not postgres and not traag and not mutant

.PHONY: help
help: ## Laat zien wat er is
	@awk 'BEGIN {FS = ":.*## "; print "make DOEL, met als DOEL:\n"} /^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(KLAAR): requirements.lock requirements-node.lock pyproject.toml hatch_build.py scripts/omgeving.py
	@$(PYTHON) scripts/omgeving.py
	@touch $@

.PHONY: ontwerp
ontwerp: $(KLAAR)
	@python scripts/bouw_ontwerp.py

.PHONY: demo
demo: $(KLAAR) ontwerp ## Start Waakvlam met verzonnen dossiers; stop met Ctrl-C
	@exec waakvlam demo

.PHONY: demo-klaar
demo-klaar: $(KLAAR) ontwerp ## Zet de demo klaar en stop
	@waakvlam demo --alleen-klaarzetten

.PHONY: test
test: $(KLAAR) ontwerp ## Alle tests, ook in een echte browser en op PostgreSQL
	@scripts/browser.sh
	@pytest -n $(PROEVEN) -m "not postgres"
	@python scripts/met_postgres.py -- pytest -n $(PROEVEN) -m "opslag or postgres"

.PHONY: test-snel
test-snel: $(KLAAR) ontwerp ## De tests zonder browser, PostgreSQL en wat lang duurt (onder 2 minuten)
	@pytest -n $(PROEVEN) -m "$(SNEL)"

.PHONY: check
check: $(KLAAR) ontwerp ## Alle controles op stijl, typen, lagen, sjablonen en afspraken
	@scripts/controleer.sh

.PHONY: bewijs
bewijs: $(KLAAR) ## Eigenschappen, mutanten, stroomuitval en willekeurige lezers, elk OMVANG keer (make bewijs OMVANG=10000)
	@WAAKVLAM_OMVANG=$(OMVANG) pytest -n $(PROEVEN) -m "hypothesis or mutant or stroomuitval or willekeur"
	@WAAKVLAM_OMVANG=$(OMVANG) python scripts/met_postgres.py -- pytest -m stroomuitval

.PHONY: bench
bench: $(KLAAR) ## Meet hoe snel de kern en de opslag zijn
	@for meting in bench/*/__main__.py; do python -m "$$(dirname "$$meting" | tr / .)"; done

.PHONY: lock
lock: $(KLAAR) ## Leg de versies van alle pakketten opnieuw vast (make lock OPTIES=--upgrade)
	@scripts/vergrendel.sh $(OPTIES)

.PHONY: audit
audit: $(KLAAR) ## Vraag na of pakketten bekende zwakke plekken hebben; waarschuwt alleen (STRENG=1: faalt dan)
	@scripts/audit.sh

.PHONY: schoon
schoon: ## Gooi weg wat gemaakt is; de gegevens in data/ blijven staan
	rm -rf .venv build dist node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf src/waakvlam/web/static/web/gebouwd
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
