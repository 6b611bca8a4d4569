# Plumbline. "make" alone lists what there is to do.

SHELL := /bin/sh
.DEFAULT_GOAL := help

TAGS := migrated_fynedo sqlite_fts5
ifeq ($(shell uname -s),Linux)
TAGS += gles
endif

# How long "make fuzz" searches each target.
FUZZTIME ?= 30s
# Further arguments of the program: make run ARGS="project.plumb --annotator AB"
ARGS ?=

GO ?= go
LINT := tools/bin/golangci-lint
GOFUMPT := tools/bin/gofumpt
DEADCODE := tools/bin/deadcode
DUCKDB := tools/bin/duckdb

export CGO_ENABLED := 1
# A checkout that belongs to another user must build too, and git refuses to
# tell such a build its commit. Where it does tell, tools/version-flags asks.
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false)

.PHONY: help run build test bench reliability fuzz pictures lint format licenses clean \
	test-programs test-race coverage prepare-build prepare-test prepare-programs prepare-bench check test-fast test-screens test-window test-unraced

help: ## list the targets
	@echo 'Plumbline: make TARGET'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile

run: build ## build and open the window (ARGS="..." goes to the program)
	@./tools/require-display
	./bin/plumbline $(ARGS)

build: prepare-build ## build both programs into bin/
	$(GO) build -ldflags "$$(./tools/version-flags)" -tags "$(TAGS)" -o bin/ ./cmd/...

test: prepare-test ## run everything, the real window and lint included
	@MAKE='$(MAKE)' ./tools/run-parts check test-fast test-unraced test-screens test-window lint test-programs

bench: prepare-bench ## measure against references, into docs/figures.md (BENCH=full: a million paragraphs too)
	$(GO) run -tags "$(TAGS)" ./tools/bench

coverage: prepare-build ## simulate intervals and who is named, into docs/coverage.md (some ten minutes, all cores)
	$(GO) run -tags "$(TAGS)" ./tools/simulate

reliability: prepare-build ## kill, damage and replace project files, and count what is lost (docs/reliability.md)
	@GO='$(GO)' ./tools/reliability "$(TAGS)"

fuzz: prepare-build ## search every fuzz target for FUZZTIME each (default 30s)
	@GO='$(GO)' ./tools/fuzz "$(TAGS)" "$(FUZZTIME)"

pictures: prepare-test ## take the pictures in docs/ from the real window
	./tools/with-display $(GO) run -tags "$(TAGS)" ./tools/pictures

check: prepare-build $(GOFUMPT) ## formatting, and compilation of everything; "make lint" vets it
	@unformatted=$$($(GOFUMPT) -l .); if [ -n "$$unformatted" ]; then \
		echo 'not formatted (run make format):'; echo "$$unformatted"; exit 1; fi
	$(GO) build -tags "$(TAGS)" ./...

# A package belongs to one of the parts in tools/test-part, told apart by what it needs,
# so that a new package is tested without a word here. With -race run those where it can
# find something: where goroutines are started, or go on beside. A test that asks one file
# from one goroutine some thousand times gains nothing from it and takes several times as
# long: those that are named here run without it, several at once, and all others with it.
ASKING := InWhateverOrder|NotTheOrder|WhoAnsweredTheSameQuestion|NothingOfOthersBefore|ExactlyWhatTheRulesAllow|TellsWhatIsAskedAgain|CountTheSame$$|ToBeDecidedAgain$$|WhatTheSessionWouldShow|BringsEverythingBack|OrMistakingAnAnswer|RightAnswersToPractice|OutletIsShownOnce|RevealOpensOne|LeadSeesEverythingAnd|RoundOpensNothing|OnlyWhatAProjectHides|FindsWhatWasTampered|WhatCannotBeTrusted|WhosePartsAreNotOurs|EveryNameOfAFile|WhatLiesBeside|WhatSomebodyAdded|WithinALargeFile|StopsWhenItIsTold

# Of the packages that take up to 40 times as long with -race only what goes on beside.
BESIDE := Cores|EveryResult|TestOneAnnotator|HighestAndTheLowest|DependsOnItsSeed|GivenUp|EightPrograms|Signal|Stopped

test-fast: prepare-test ## tests of every package without Fyne; with -race where goroutines are started
	@GO='$(GO)' ./tools/test-part concurrent "$(TAGS)" -run '$(ASKING)'
	@GO='$(GO)' ./tools/test-part 'plain|numbers' "$(TAGS)"
	@GO='$(GO)' ./tools/test-part concurrent "$(TAGS)" -race -skip '$(ASKING)'
	@GO='$(GO)' ./tools/test-part 'numbers|scripts' "$(TAGS)" -race -run '$(BESIDE)'

test-unraced: prepare-test ## what takes many minutes with -race: the command line, intervals by simulation
	$(GO) test -tags "$(TAGS)" -vet=off -timeout 40m -count=1 ./cmd/plumb ./tools/simulate

# The same holds of tests of the whole window that only lay out, press keys or compare pictures.
LOOKING := DarkSetWhileRunning|TextGrowsBySteps|StandsNowhere|EveryDialogObeys|GoldenPictures|ALookRepaints|EachKeyOfTheReadme|TheWholeWindow|LeavingAtAnyMoment|MarkedByKeys

test-screens: prepare-test ## tests of the screens without a display; with -race where something goes on beside them
	@GO='$(GO)' ./tools/test-part screens-plain "ci $(TAGS)"
	@GO='$(GO)' ./tools/test-part screens-concurrent "ci $(TAGS)" -run '$(LOOKING)'
	@GO='$(GO)' ./tools/test-part screens-concurrent "ci $(TAGS)" -race -skip '$(LOOKING)'

test-race: prepare-test ## all of it but the real window with -race, of which "make test" runs what can find something (an hour and more)
	$(GO) test -race -tags "ci $(TAGS)" -timeout 4h $$($(GO) list -tags "ci $(TAGS)" ./... | grep -v /cmd/plumbline)

test-window: prepare-test ## tests that drive the real window under Xvfb
	@GO='$(GO)' ./tools/test-part window "window $(TAGS)" -count=1

test-programs: prepare-programs $(DUCKDB) ## what the real window wrote, read by Python, openpyxl, LibreOffice, DuckDB, xmllint, pdftotext, sha256sum
	$(GO) test -tags "window programs $(TAGS)" -count=1 -timeout 10m -run TestPrograms ./cmd/plumbline

lint: prepare-build $(LINT) $(DEADCODE) ## golangci-lint (vet is in it), tests that it holds the arrows and of what is for Windows, and what no program reaches
	cd tools/lint && $(GO) test -count=1 .
	$(LINT) run ./...
	./tools/unreachable $(DEADCODE) "$(TAGS)"

format: $(LINT) ## format every Go file
	$(LINT) fmt

licenses: ## collect the licences of everything the programs contain
	$(GO) run -tags "$(TAGS)" ./tools/licenses

clean: ## remove what was built
	rm -rf bin tools/bin

prepare-build:
	@./tools/prepare build

prepare-test:
	@./tools/prepare test

prepare-programs:
	@./tools/prepare programs

prepare-bench:
	@./tools/prepare bench

# The linter has its own module, so that nothing of it enters the programs.
$(LINT): tools/lint/go.mod tools/lint/go.sum
	@echo 'Building golangci-lint (a few minutes, once).'
	cd tools/lint && $(GO) build -trimpath -o ../bin/ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@

# DuckDB has its own module for the same reason.
$(DUCKDB): tools/duckdb/go.mod tools/duckdb/go.sum tools/duckdb/main.go
	@echo 'Building DuckDB (a minute, once).'
	cd tools/duckdb && $(GO) build -trimpath -o ../bin/duckdb .
	@touch $@

$(GOFUMPT): tools/lint/go.mod tools/lint/go.sum
	cd tools/lint && $(GO) build -trimpath -o ../bin/ mvdan.cc/gofumpt
	@touch $@

$(DEADCODE): tools/lint/go.mod tools/lint/go.sum
	cd tools/lint && $(GO) build -trimpath -o ../bin/ golang.org/x/tools/cmd/deadcode
	@touch $@
