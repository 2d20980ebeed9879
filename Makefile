# `make run` and `make test` set up whatever they need; `make` alone lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/.venv/node/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NG_CLI_ANALYTICS := false

PORT ?= 8000
WORKERS ?= 2

STEP := python $(CURDIR)/backend/tools/step.py
REPORTS := $(CURDIR)/.local/reports
PYTEST := pytest -p no:cacheprovider --junitxml
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=config.settings.test
# The locks are resolved for 3.11 and hold for newer versions too.
BASE_PYTHON = $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

INSTALLED := .venv/.installed
NODE_MODULES := frontend/node_modules/.installed
API_CLIENT := frontend/src/app/api/index.ts
FRONTEND := frontend/dist/nocc/browser/index.html
FRONTEND_INPUTS = $(shell find frontend/src frontend/public -type f -not -path '*/app/api/*') \
	frontend/angular.json $(wildcard frontend/tsconfig*.json)

.PHONY: help setup run demo backup restore test check campaign bench schema format lock sbom clean
.PHONY: bandit ruff ruff-format mypy layers migrations unit slow e2e chromium eslint prettier frontend-test

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 14

setup: $(INSTALLED) $(NODE_MODULES) $(FRONTEND) ## Install and build everything

run: setup ## Serve the application with demonstration data (PORT=8000)
	cd backend && exec python manage.py serve --port $(PORT)

demo: $(INSTALLED) ## Re-create the demonstration data: same seed, same data
	cd backend && python manage.py migrate --verbosity 0 && python manage.py demo --recreate

backup: $(INSTALLED) ## Database and files into a new folder (TO=folder); keys stay out
	cd backend && python manage.py backup_data --to "$(abspath $(or $(TO),$(error say where: make backup TO=folder)))"

restore: $(INSTALLED) ## A backup into an empty database and storage, proved (FROM=folder)
	cd backend && python manage.py restore_data --from "$(abspath $(or $(FROM),$(error say whence: make restore FROM=folder)))"

test: unit slow e2e frontend-test ## Every suite, with small fixed seeds

check: ruff ruff-format bandit mypy layers migrations unit eslint prettier $(FRONTEND) frontend-test ## Static checks and unit tests (under 3 minutes)

campaign: $(INSTALLED) chromium ## The full counts of the security campaigns; keeps their report
	cd backend && NOCC_CAMPAIGN=full $(PYTEST)=benchmarks/results/campaign.xml -m campaign

bench: $(INSTALLED) ## Measure against peers and limits
	cd backend && python -m benchmarks

schema: $(INSTALLED) ## Write openapi.yaml from the code
	cd backend && $(TEST_SETTINGS) python manage.py spectacular --validate --fail-on-warn --file ../openapi.yaml

format: $(NODE_MODULES) ## Format the code
	cd backend && ruff check --fix-only --exit-zero . && ruff format .
	cd frontend && npm run --silent format

lock: $(INSTALLED) ## Resolve the dependencies anew
	cd backend && export CUSTOM_COMPILE_COMMAND="make lock" && resolve="pip-compile --quiet \
	  --generate-hashes --strip-extras --allow-unsafe --no-emit-options \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links" && \
	$$resolve --output-file requirements.lock pyproject.toml && \
	$$resolve --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	cd frontend && npm install --package-lock-only

sbom: $(INSTALLED) ## Write the bill of materials (CycloneDX) of what the locks bring
	mkdir -p $(REPORTS)
	cyclonedx-py requirements backend/requirements.lock --output-file $(REPORTS)/sbom-backend.json
	cd frontend && npm sbom --sbom-format cyclonedx --package-lock-only --omit dev > $(REPORTS)/sbom-frontend.json

clean: ## Remove what was installed or built; the state in .local stays
	rm -rf .venv frontend/node_modules frontend/dist frontend/.angular frontend/src/app/api

# Installed or built once, again only when an input changes -----------------------------------------------------------

.venv/bin/python:
	@test -n "$(BASE_PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(BASE_PYTHON) -m venv .venv

$(INSTALLED): backend/requirements-dev.lock backend/tools/link_node.py | .venv/bin/python
	pip install --quiet --require-hashes --requirement backend/requirements-dev.lock
	python backend/tools/link_node.py
	touch $@

$(NODE_MODULES): frontend/package.json frontend/package-lock.json | $(INSTALLED)
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	touch $@

$(API_CLIENT): openapi.yaml frontend/ng-openapi-gen.json $(NODE_MODULES)
	cd frontend && npm run --silent api
	touch $@

$(FRONTEND): $(FRONTEND_INPUTS) $(API_CLIENT) $(NODE_MODULES)
	cd frontend && $(STEP) frontend-build npm run --silent build
	touch $@

# Steps of `check` and `test`: each is timed and counted --------------------------------------------------------------

ruff: $(INSTALLED)
	@cd backend && $(STEP) $@ ruff check .

ruff-format: $(INSTALLED)
	@cd backend && $(STEP) $@ ruff format --check .

bandit: $(INSTALLED)
	@cd backend && $(STEP) $@ bandit --quiet --recursive --severity-level medium --exclude '*/tests/*,*/migrations/*,*/factories.py' config demo nocc tools

mypy: $(INSTALLED)
	@cd backend && $(STEP) $@ mypy

layers: $(INSTALLED)
	@cd backend && $(STEP) $@ lint-imports

migrations: $(INSTALLED)
	@cd backend && $(TEST_SETTINGS) $(STEP) $@ python manage.py makemigrations --check --dry-run

unit: $(INSTALLED)
	@cd backend && $(STEP) $@ $(PYTEST)=$(REPORTS)/$@.xml -n $(WORKERS) -m "not e2e and not slow and not campaign"

slow: $(INSTALLED)
	@cd backend && $(STEP) $@ $(PYTEST)=$(REPORTS)/$@.xml -n $(WORKERS) -m "slow and not e2e and not campaign"

e2e: setup chromium
	@cd backend && $(STEP) $@ $(PYTEST)=$(REPORTS)/$@.xml -m e2e

chromium: $(INSTALLED)
	@python backend/tools/ensure_chromium.py

eslint: $(API_CLIENT)
	@cd frontend && $(STEP) $@ npm run --silent lint

prettier: $(NODE_MODULES)
	@cd frontend && $(STEP) $@ npm run --silent format:check

frontend-test: $(API_CLIENT)
	@cd frontend && $(STEP) $@ npm test --silent -- --reporters=default --reporters=junit --output-file=$(REPORTS)/$@.xml
