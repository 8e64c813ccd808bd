# The front door. `make` alone lists what there is; every target sets up what it needs, once.
#
#   make demo PYTHON=python3.12    choose the Python that .venv is made with
#   make run ARGS="--practice"     hand options on to the program (or to pytest: make test ARGS=tests/test_engine.py)

.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

VENV_PYTHON := .venv/bin/python
ifeq ($(origin PYTHON),undefined)
  # Once .venv stands, its own Python looks after it.
  PYTHON := $(shell test -x $(VENV_PYTHON) && echo $(VENV_PYTHON) || echo python3)
endif
DEMO_DIR ?= demo
MINUTES ?= 30
UV ?= uv
ARGS ?=

define setup
	@command -v "$(PYTHON)" >/dev/null || { echo "$(PYTHON) was not found. Vidgo Desktop needs Python 3.11 or newer." >&2; exit 1; }
	@"$(PYTHON)" -m tools.bootstrap $@
endef

.PHONY: help run demo test check bench shots faults torture fuzz mutate translations format requirements clean distclean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1|/p' Makefile | while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

run: ## Open Vidgo Desktop
	$(setup)
	@$(VENV_PYTHON) -m vidgo_desktop $(ARGS)

demo: ## Make one video in practice mode, unattended, into the folder demo
	$(setup)
	@$(VENV_PYTHON) -m vidgo_desktop --self-test "$(DEMO_DIR)" $(ARGS)

test: ## Run every test
	$(setup)
	@$(VENV_PYTHON) -m tools.run_tests $(ARGS)

check: ## Lint, format, types, rooms, safety, and what may lie in the tree
	$(setup)
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy
	$(VENV_PYTHON) -m tools.check_rooms
	$(VENV_PYTHON) -m tools.check_safety
	$(VENV_PYTHON) -m tools.check_tree

bench: ## Measure the program beside its floors, into docs/performance.md
	$(setup)
	@$(VENV_PYTHON) -m tools.bench $(ARGS)

shots: ## Draw every screen into docs/screens (ARGS="DIR --exact" elsewhere, with every colour)
	$(setup)
	@$(VENV_PYTHON) -m tools.shots $(ARGS)

faults: ## Run the fault matrix and write docs/faults.md from it
	$(setup)
	@VIDGO_FAULTS_OUT=docs/faults.md QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest -q tests/faults $(ARGS)

torture: ## Kill the program at random and at named points for MINUTES minutes, against a cruel service
	$(setup)
	@$(VENV_PYTHON) -m tools.torture --minutes $(MINUTES) $(ARGS)

fuzz: ## Feed hostile replies, names, links, pasted texts and damaged lists, at the full figures
	$(setup)
	@VIDGO_FUZZ=long QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest -q tests/fuzz $(ARGS)

mutate: ## Change the money path line by line and see that the tests notice
	$(setup)
	@$(VENV_PYTHON) -m tools.mutate $(ARGS)

translations: ## Read new texts out of the sources and compile every language
	$(setup)
	@$(VENV_PYTHON) -m tools.translations $(ARGS)

format: ## Put the code into its standard form
	@"$(PYTHON)" -m tools.bootstrap check
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .

requirements: ## Pin the packages again, with uv (ARGS=--upgrade for newer ones)
	$(UV) pip compile pyproject.toml $(PIN) -c requirements/constraints.in -o requirements/runtime.txt $(ARGS)
	$(UV) pip compile pyproject.toml --group dev $(PIN) -c requirements/constraints.in -c requirements/runtime.txt -o requirements/dev.txt $(ARGS)

# No header and no addresses: only names, versions, markers and hashes are recorded.
PIN = --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

clean: ## Remove what the demo, the tests and builds leave behind
	rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache demo
	find vidgo_desktop tools tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## The same, and the environment .venv
	rm -rf .venv
