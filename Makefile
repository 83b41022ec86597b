# Two commands: `make run` and `make test`. Each does all the set-up it needs; both work again with no network.
SHELL := /bin/bash
UV_VERSION := 0.13.9
PYTHON ?= python3
BIN := .venv/bin
NODE_PATHED = PATH="$(CURDIR)/$(BIN):$$PATH"
DATA ?= data
PORT ?= 8000

.PHONY: run test check soak bench app clean contract browser

run: .venv/ready pwa/dist/index.html ## serve Doorstep with a demo force on http://127.0.0.1:8000
	@exec $(BIN)/doorstep serve --demo --data $(DATA) --port $(PORT)

test: .venv/ready pwa/dist/index.html build/browser ## every check: style, types, units, services, contract, browser
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd pwa && $(NODE_PATHED) npm run check && $(NODE_PATHED) npm test
	$(BIN)/pytest

soak: .venv/ready pwa/dist/index.html build/browser ## the long runs
	DOORSTEP_SOAK=1 DOORSTEP_READ_EXAMPLES=10000 $(BIN)/pytest --soak

bench: .venv/ready pwa/dist/index.html benchmarks/peers/node_modules/ready ## figures beside fixed SQL and PostGraphile
	$(NODE_PATHED) $(BIN)/python -m benchmarks

# The environment: uv in a virtual environment of its own, then exactly what uv.lock says.
.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Doorstep needs Python 3.11 or later.")'
	test -x build/uv/bin/uv || { $(PYTHON) -m venv build/uv && build/uv/bin/pip install --quiet uv==$(UV_VERSION); }
	build/uv/bin/uv sync --quiet --frozen --python $(PYTHON)
	touch $@

# The web app, built by the Node that came with the environment.
pwa/node_modules/ready: pwa/package.json pwa/package-lock.json .venv/ready
	cd pwa && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

benchmarks/peers/node_modules/ready: benchmarks/peers/package-lock.json .venv/ready
	cd benchmarks/peers && $(NODE_PATHED) npm ci --no-audit --no-fund --loglevel=error
	touch $@

pwa/dist/index.html: pwa/node_modules/ready $(shell find pwa/src pwa/public pwa/*.ts pwa/*.json pwa/index.html -type f 2>/dev/null)
	cd pwa && $(NODE_PATHED) npm run --silent build
	touch $@

# A real Chromium for the browser tests: the machine's own, Debian's package, or the one on npm.
build/browser: .venv/ready tools/browser.py
	mkdir -p build
	$(NODE_PATHED) $(BIN)/python tools/browser.py > $@.new && mv $@.new $@

clean: ## remove what was built, not the data
	rm -rf .venv build pwa/node_modules pwa/dist
