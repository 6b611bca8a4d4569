package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgressIsShownOnATerminalOnly(t *testing.T) {
	var elsewhere bytes.Buffer
	silent := newProgress(&elsewhere)
	silent.last = time.Time{}
	silent.show("Reading file %d", 1)
	silent.end()
	if elsewhere.Len() > 0 {
		t.Errorf("what is no terminal was sent %q", elsewhere.String())
	}
	var terminal bytes.Buffer
	p := &progress{out: &terminal}
	p.show("Reading file %d", 1)
	p.show("Reading file %d", 2) // too soon
	p.end()
	if got := terminal.String(); !strings.Contains(got, "Reading file 1") || strings.Contains(got, "file 2") ||
		!strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("the terminal was sent %q", got)
	}
}

func TestNumbersAreSaidInShort(t *testing.T) {
	for want, numbers := range map[string][]int{
		"":              nil,
		"4":             {4},
		"1-3, 5, 7-8":   {1, 2, 3, 5, 7, 8},
		"2, 4, 6":       {2, 4, 6},
		"1-10":          {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
		"1-2, 100":      {1, 2, 100},
		"12, 14-15, 17": {12, 14, 15, 17},
	} {
		if got := ranges(numbers); got != want {
			t.Errorf("%v is said as %q, want %q", numbers, got, want)
		}
	}
}
