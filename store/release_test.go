package store

import (
	"context"
	"testing"

	"plumbline/annotate"
)

// released is a release as the log tells of one.
func released() string {
	r := annotate.NewRelease("v1")
	return r.Value()
}

func TestAReleaseKeepsItsSecretAndAnotherHasAnother(t *testing.T) {
	ctx := context.Background()
	p := newSample(t).Project
	pen := newPen("d-lead", "L")
	first, err := p.Release(ctx, pen, "first", annotate.Along{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Release(ctx, pen, "first", annotate.Along{})
	if err != nil || again.Pseudonym("A1") != first.Pseudonym("A1") || !again.At.Equal(first.At) {
		t.Errorf("the same release gives %q at %v, then %q at %v (%v)",
			first.Pseudonym("A1"), first.At, again.Pseudonym("A1"), again.At, err)
	}
	other, err := p.Release(ctx, pen, "second", annotate.Along{})
	if err != nil || other.Pseudonym("A1") == first.Pseudonym("A1") {
		t.Errorf("another release gives the same id %q (%v)", other.Pseudonym("A1"), err)
	}
	if all, err := p.Releases(ctx); err != nil || len(all) != 2 || all[0].Name != "first" || all[1].Secret == all[0].Secret {
		t.Errorf("the releases are %v (%v)", all, err)
	}
	if _, err := p.Release(ctx, pen, "first", annotate.Along{Told: map[string]map[string]int{"region": {"north": 9}}}); err == nil {
		t.Error("a release is made again with other attributes of people than it had")
	}
	for _, name := range []string{"", " a", "a\nb"} {
		if _, err := p.Release(ctx, pen, name, annotate.Along{}); err == nil {
			t.Errorf("a release is called %q", name)
		}
	}
	if id := first.Pseudonym("A1"); annotate.CheckNewPersonID(id) != nil {
		t.Errorf("%q can be nobody's id in a project", id)
	}
}

func TestAnAnnotatorGivesNothingAway(t *testing.T) {
	ctx := context.Background()
	s := newSecrets(t)
	if err := s.ViewAs(ctx, "A1"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Release(ctx, newPen("d-1", "A1"), "first", annotate.Along{}); err == nil {
		t.Error("an annotator makes a release")
	}
	if all, err := s.Releases(ctx); err != nil || len(all) != 0 {
		t.Errorf("there are %v (%v)", all, err)
	}
}
