package store

import (
	"context"
	"strings"
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
	first, err := p.Release(ctx, pen, "first", nil, annotate.Along{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Release(ctx, pen, "first", nil, annotate.Along{})
	if err != nil || again.Pseudonym("A1") != first.Pseudonym("A1") || !again.At.Equal(first.At) {
		t.Errorf("the same release gives %q at %v, then %q at %v (%v)",
			first.Pseudonym("A1"), first.At, again.Pseudonym("A1"), again.At, err)
	}
	other, err := p.Release(ctx, pen, "second", nil, annotate.Along{})
	if err != nil || other.Pseudonym("A1") == first.Pseudonym("A1") {
		t.Errorf("another release gives the same id %q (%v)", other.Pseudonym("A1"), err)
	}
	if all, err := p.Releases(ctx); err != nil || len(all) != 2 || all[0].Name != "first" || all[1].Secret == all[0].Secret {
		t.Errorf("the releases are %v (%v)", all, err)
	}
	if _, err := p.Release(ctx, pen, "first", nil, annotate.Along{Told: map[string]map[string]int{"region": {"north": 9}}}); err == nil {
		t.Error("a release is made again with other attributes of people than it had")
	}
	for _, name := range []string{"", " a", "a\nb"} {
		if _, err := p.Release(ctx, pen, name, nil, annotate.Along{}); err == nil {
			t.Errorf("a release is called %q", name)
		}
	}
	if id := first.Pseudonym("A1"); annotate.CheckNewPersonID(id) != nil {
		t.Errorf("%q can be nobody's id in a project", id)
	}
}

func TestAReleaseStaysOfWhatItWasMadeOf(t *testing.T) {
	ctx := context.Background()
	p := newSample(t).Project
	spring := mustFreeze(t, p, "spring")
	pen := newPen("d-lead", "L")
	told := annotate.Along{Told: map[string]map[string]int{"region": {"north": 9}}}
	if _, err := p.Release(ctx, pen, "first", &spring, told); err != nil {
		t.Fatal(err)
	}
	now := mustFreeze(t, p, "first") // what is frozen under its name later is something else
	if f, err := p.GivenAs(ctx, "first"); err != nil || f == nil || f.Root != spring.Root {
		t.Errorf("the release is of %v (%v), want what it was made of", f, err)
	}
	if _, err := p.Release(ctx, pen, "first", &spring, told); err != nil {
		t.Errorf("the same release is not made again: %v", err)
	}
	for name, of := range map[string]*annotate.Freeze{"what came later": &now, "nothing that was frozen": nil} {
		if _, err := p.Release(ctx, pen, "first", of, told); err == nil {
			t.Errorf("the release is made again of %s", name)
		}
	}
	one := annotate.Along{Told: map[string]map[string]int{"region": {"north": 10}}}
	if _, err := p.Release(ctx, pen, "first", &spring, one); err == nil {
		t.Error("the release is made again with one person more, who is found by holding one against the other")
	}
	part := told
	part.Part = "outlet=Herald"
	if _, err := p.Release(ctx, pen, "first", &spring, part); err == nil || !strings.Contains(err.Error(), "of all articles") {
		t.Errorf("the release is made again of the articles of one outlet: %v", err)
	}
	if _, err := p.Release(ctx, pen, "narrow", &spring, part); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Release(ctx, pen, "narrow", &spring, told); err == nil || !strings.Contains(err.Error(), "outlet=Herald") {
		t.Errorf("the release of one outlet is made again of all: %v", err)
	}
	if f, err := p.GivenAs(ctx, "second"); err != nil || f != nil {
		t.Errorf("of a name that stands for nothing comes %v (%v)", f, err)
	}
}

func TestAnAnnotatorGivesNothingAway(t *testing.T) {
	ctx := context.Background()
	s := newSecrets(t)
	if err := s.ViewAs(ctx, "A1"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Release(ctx, newPen("d-1", "A1"), "first", nil, annotate.Along{}); err == nil {
		t.Error("an annotator makes a release")
	}
	if all, err := s.Releases(ctx); err != nil || len(all) != 0 {
		t.Errorf("there are %v (%v)", all, err)
	}
}
