# Two commands: `make run` and `make test`. Each does all the set-up it needs; both work again with no network.
SHELL := /bin/bash
UV_VERSION := 0.13.9
PYTHON ?= python3
BIN := .venv/bin
NODE_PATHED = PATH="$(CURDIR)/$(BIN):$$PATH"
DATA ?= data
PORT ?= 8000
BENCH ?=

.PHONY: run test check soak bench app clean contract publish browser

run: .venv/ready pwa/dist/index.html pwa/explorer/dist/index.html ## serve Doorstep with a demo force on http://127.0.0.1:8000
	@exec $(BIN)/doorstep serve --demo --data $(DATA) --port $(PORT)

test: .venv/ready pwa/dist/index.html pwa/explorer/dist/index.html build/browser tests/clients/node_modules/ready benchmarks/peers/node_modules/ready ## every check: style, types, units, services, contract, browser
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd pwa && $(NODE_PATHED) npm run check && $(NODE_PATHED) npm test
	cd pwa/explorer && $(NODE_PATHED) npm run check
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

soak: .venv/ready pwa/dist/index.html pwa/explorer/dist/index.html build/browser tests/clients/node_modules/ready benchmarks/peers/node_modules/ready ## the long runs
	DOORSTEP_SOAK=1 DOORSTEP_READ_EXAMPLES=10000 $(BIN)/pytest --soak

bench: .venv/ready pwa/dist/index.html benchmarks/peers/node_modules/ready ## figures beside PostGraphile, resolvers and fixed SQL: build/bench.html
	$(NODE_PATHED) $(BIN)/python -m benchmarks --date "$$(date -u +%F)" $(BENCH)

contract: .venv/ready pwa/node_modules/ready ## what is generated from the code: the contract, its types, the matrix
	$(BIN)/doorstep schema > build/schema.graphql && mv build/schema.graphql schema/schema.graphql
	cd pwa && $(NODE_PATHED) npm run --silent codegen
	$(BIN)/python -m api.access.matrix > docs/access.md

publish: contract ## the contract becomes what clients were told: schema/published.graphql, docs/changelog.md
	$(BIN)/python tools/publish.py $$(date -u +%F)

# The environment: uv in a virtual environment of its own, then exactly what uv.lock says. Compiled beforehand: where
# Python may not write what it compiled, each start would do it again.
.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Doorstep needs Python 3.11 or later.")'
	test -x build/uv/bin/uv || { $(PYTHON) -m venv build/uv && build/uv/bin/pip install --quiet uv==$(UV_VERSION); }
	build/uv/bin/uv sync --quiet --frozen --compile-bytecode --python $(PYTHON)
	touch $@

# The web app, built by the Node that came with the environment.
pwa/node_modules/ready: pwa/package.json pwa/package-lock.json .venv/ready
	cd pwa && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

benchmarks/peers/node_modules/ready: benchmarks/peers/package-lock.json .venv/ready
	cd benchmarks/peers && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

# Stock GraphQL clients and the contract's linter, which the tests run against a real server.
tests/clients/node_modules/ready: tests/clients/package.json tests/clients/package-lock.json .venv/ready
	cd tests/clients && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

pwa/dist/index.html: pwa/node_modules/ready $(shell find pwa/src pwa/public pwa/*.ts pwa/*.json pwa/index.html -type f 2>/dev/null)
	cd pwa && $(NODE_PATHED) npm run --silent build
	touch $@

# GraphiQL, which has packages of its own: none of them is in the app.
pwa/explorer/node_modules/ready: pwa/explorer/package.json pwa/explorer/package-lock.json .venv/ready
	cd pwa/explorer && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

pwa/explorer/dist/index.html: pwa/explorer/node_modules/ready $(shell find pwa/explorer/src pwa/explorer/*.ts pwa/explorer/index.html -type f 2>/dev/null)
	cd pwa/explorer && $(NODE_PATHED) npm run --silent build -- --logLevel error
	touch $@

# A real Chromium for the browser tests: the machine's own, Debian's package, or the one on npm.
build/browser: .venv/ready tools/browser.py
	mkdir -p build
	$(NODE_PATHED) $(BIN)/python tools/browser.py > $@.new && mv $@.new $@

clean: ## remove what was built, not the data
	rm -rf .venv build pwa/node_modules pwa/dist pwa/explorer/node_modules pwa/explorer/dist
