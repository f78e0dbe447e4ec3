# trichluc: what can be done here. `make help` lists it.

GO       ?= go
CORPUS   ?= build/demo-corpus
# The race detector needs a C compiler; without one the tests run plain.
RACE     := $(shell command -v $$($(GO) env CC) >/dev/null 2>&1 && [ "$$($(GO) env CGO_ENABLED)" = 1 ] && echo -race)

# Packages that start goroutines, and so have something for the race detector to
# see. The others only make their tables once, which these do with many at a
# time; with the detector they take ten times as long. A test keeps the list.
CONCURRENT := ./cmd/... ./corpus/... ./index/... ./ingest/...

.PHONY: help demo test vet lint build bench golden fuzz clean

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## build, read the reports in testdata/ and print what was found in them
	@rm -rf $(CORPUS)
	@$(GO) build -o build/trichluc ./cmd/trichluc
	@build/trichluc ingest --report --corpus $(CORPUS) testdata/reports

test: vet lint ## vet, lint and all tests; those of what runs concurrently with the race detector, where there is a C compiler
	failed=0; \
	$(GO) test -timeout 20m $$($(GO) list ./... | grep -vxF "$$($(GO) list $(CONCURRENT))") || failed=1; \
	$(GO) test $(RACE) -timeout 20m $(CONCURRENT) || failed=1; exit $$failed

vet: ## go vet
	$(GO) vet ./...

lint: ## staticcheck as pinned in go.mod; staticcheck.conf says what is off and why
	$(GO) tool staticcheck ./...

build: ## a static binary in build/
	CGO_ENABLED=0 $(GO) build -trimpath -o build/trichluc ./cmd/trichluc

bench: ## benchmarks of every stage, and the whole extraction beside pdftotext and docx2txt
	$(GO) test -run '^$$' -bench . -benchmem ./...
	@$(GO) build -o build/peers ./internal/peers
	build/peers testdata/reports/*.pdf testdata/reports/*.docx $(wildcard ../shared/seeds/pdf/*.pdf ../shared/seeds/docx/*.docx)

golden: ## rewrite the golden files; review the difference before committing it
	$(GO) test ./internal/golden -update

fuzz: ## every fuzz target for a minute each
	@for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	  echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 60s $$p || exit 1; done; done

clean: ## remove what was built
	rm -rf build
