package storetest_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/store/storetest"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		p := storetest.MustOpen(b, "p.plumb")
		_ = p.Close()
	}
}

func BenchmarkSay(b *testing.B) {
	p := storetest.MustOpen(b, "p.plumb")
	for b.Loop() {
		p.Say(b, "A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}, "true")
	}
}
