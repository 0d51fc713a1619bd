# Jishi 集市. Two commands matter: `make run` and `make test`. Both need nothing but Python 3.11 or newer, and make.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# PYTHON=/path/to/python3 overrides the search.
PYTHON ?= $(shell sh tools/find_python.sh)
VENV   := .venv
PY     := $(CURDIR)/$(VENV)/bin/python
MANAGE := cd server && $(PY) -m config.postgres run -- $(PY) manage.py
NPM    := cd server && $(PY) -m config.node npm
RUN    := requirements.txt
DEV    := requirements-dev.txt

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: .needs-run ## Open the market on http://localhost:8000 (JISHI_PORT moves it)
	@cd server && exec $(PY) -m config.processes --follow-parent

setup: .needs-dev .needs-web ## Install everything, and start nothing

test: .needs-dev .needs-web ## Run every test: server, front end, browser journeys
	@sh tools/test.sh

test-cluster: .needs-dev ## Race and strike two web nodes and two workers with a RabbitMQ and a Valkey of their own (ONLY="-k Valkey")
	@sh tools/cluster.sh $(ONLY)

check: .needs-dev .needs-web ## Lint, types, contracts, migrations, generated files
	@sh tools/check.sh

seed: .needs-run ## Fill the demo market (again: changes nothing)
	@$(MANAGE) seed

import: .needs-run ## Bring in a shop: make import SOURCE=zh_litemall DIR=path/to/it (REVIVE=yes: offers anew; PIECES=20: of what is not counted)
	@test -n "$(SOURCE)" -a -n "$(DIR)" || { echo 'Say which: make import SOURCE=zh_litemall DIR=path/to/its/files'; exit 2; }
	@dir="$(DIR)"; case "$$dir" in /*) ;; *) dir="$$PWD/$$dir" ;; esac; \
		$(MANAGE) import_market $(if $(REVIVE),--revive-offers) $(if $(PIECES),--pieces "$(PIECES)") "$(SOURCE)" "$$dir"

export-shop: .needs-run ## Write a shop's products in Shopify's CSV layout: make export-shop SHOP=slug FILE=path
	@test -n "$(SHOP)" -a -n "$(FILE)" || { echo 'Say which: make export-shop SHOP=slug FILE=path'; exit 2; }
	@$(MANAGE) export_shopify "$(SHOP)" "$(abspath $(FILE))"

import-shop: .needs-run ## Bring such a file into a shop: make import-shop SHOP=slug FILE=path CATEGORY=slug
	@test -n "$(SHOP)" -a -n "$(FILE)" -a -n "$(CATEGORY)" || { echo 'Say which: make import-shop SHOP=slug FILE=path CATEGORY=slug'; exit 2; }
	@$(MANAGE) import_shopify "$(SHOP)" "$(abspath $(FILE))" --category "$(CATEGORY)"

room: .needs-dev ## Make a new room: make room NAME=flashsale THING=deal
	@test -n "$(NAME)" || { echo 'Name it: make room NAME=flashsale THING=deal'; exit 2; }
	@cd server && $(PY) -m config.new_room "$(NAME)" $(THING)

audit: .needs-run ## List orphaned ids and counters that disagree with their journals
	@$(MANAGE) audit

fuzz: .needs-dev ## Ask a running demo market whatever comes to mind: make fuzz URL=http://localhost:8000 MINUTES=10
	@cd server && $(PY) -m architecture.fuzz --url "$(or $(URL),http://localhost:8000)" --minutes "$(or $(MINUTES),10)"

bench: .needs-run ## Measure the market and prove its books: make bench, or make bench ONLY=hot_sku
	@cd server && exec $(PY) -m bench $(ONLY)

storm: .needs-dev ## Let thousands of orders be paid in a storm of faults and kills, and prove every book: make storm, SEED=7 MINUTES=4
	@cd server && SEED="$(SEED)" MINUTES="$(MINUTES)" exec $(PY) -m storm

bench-feed: .needs-run ## Measure feeds, notes and talk among 10k to 1m people: make bench-feed, SIZES="10k 100k", QUICK=1, ANEW=1
	@cd server && exec $(PY) -m bench.gathering $(SIZES)

bench-growth: .needs-run ## Measure markets of 1k to 1m products: make bench-growth, SIZES="1k 20k", QUICK=1, ANEW=1
	@cd server && exec $(PY) -m bench.growth $(SIZES)

screens: .needs-dev .needs-web .needs-browser ## Take the screenshots in docs/screens again
	@cd server && $(PY) -m journeys.screens

messages: .needs-dev ## Bring the back office's Chinese words up to date: server/config/locale
	@cd server && $(PY) -m config.messages

client: .needs-dev .needs-web ## Generate the web client from the API anew
	@$(MANAGE) export_openapi $(CURDIR)/web/packages/client/openapi.json
	@$(NPM) run client

lock: .needs-dev ## Pin the versions anew: requirements*.txt and web/package-lock.json
	@sh tools/lock.sh

stop-test-servers: ## End the PostgreSQL servers that tests keep warm
	@cd server && $(PY) -m config.shared_postgres stop

clean: ## Remove what was installed and built; the data in var/ stay
	rm -rf $(VENV) web/node_modules web/*/*/node_modules web/apps/*/dist var/node var/*-cache

.needs-run:
	@sh tools/setup.sh "$(PYTHON)" $(RUN)

.needs-dev:
	@sh tools/setup.sh "$(PYTHON)" $(DEV)

.needs-web: .needs-dev
	@cd server && $(PY) -m config.front_end install

.needs-browser: .needs-dev
	@sh tools/browser.sh

.PHONY: help run setup test test-cluster check seed import room audit fuzz bench bench-growth bench-feed storm pictures messages client lock clean stop-test-servers \
	.needs-run .needs-dev .needs-web .needs-browser
