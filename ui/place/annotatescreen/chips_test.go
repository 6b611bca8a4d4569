package annotatescreen

import "testing"

func TestChipsSayWhatWasAnswered(t *testing.T) {
	cases := []struct{ says, keys, want string }{
		{"nothing answered, nothing said", "", ""},
		{"an exclusive none names its field", "n", "(Sources: none)"},
		{"one source, how and in what form", "o 2d", "official · role · direct"},
		{"several sources in the order of the codebook", "ego", "official, group, expert"},
		{"absent targets have no chip", "naa", "(Sources: none)"},
		{
			"stance and whose, for each target",
			"n1o5s",
			"(Sources: none) | Aldoria –– strongly against · outlet | Brenn ++ strongly for · source",
		},
		{"present without tilt", "n3a", "(Sources: none) | Aldoria = neutral"},
		{"a claim without source is named, its absence is not", "naay", "(Sources: none) | Contestable claim without source"},
		{"no claim without source", "naan", "(Sources: none)"},
		{"nothing editorialized", "naann", "(Sources: none) | (Editorializing: none)"},
		{"kinds of editorializing and their strength", "naanlv 2", "(Sources: none) | loaded, verdict · a sentence"},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			d := newRig(t, aldoria, brenn)
			d.press(c.keys)
			if got := d.chips(); got != c.want {
				t.Errorf("after %q the chips read %q, want %q", c.keys, got, c.want)
			}
		})
	}
}

func TestASecondNoneOfAFamilyNamesItsField(t *testing.T) {
	d := newRig(t, aldoria)
	d.GoTo(3) // it has quotation marks, so that their form is asked without a source too
	d.press("nn")
	if got := d.chips(); got != "(Sources: none · Quotation: none)" {
		t.Errorf("after two nones the chips read %q", got)
	}
	d.Activate("sourcing", "")
	d.press("o 2")
	if got := d.chips(); got != "official · role · Quotation: none" {
		t.Errorf("with a source the chips read %q", got)
	}
}

func TestAParagraphThatEndsTheFormHasOneChip(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("n1o")
	d.Activate("unit_type", "")
	d.press("x")
	if got := d.chips(); got != "(crosslink)" {
		t.Errorf("the chips of a cross-link read %q", got)
	}
	d.GoTo(2)
	if got := d.chips(); got != "" {
		t.Errorf("a guess that nobody confirmed has the chips %q", got)
	}
}

func TestChipsKeepTheColourOfTheirFamily(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("n1ony")
	d.press("l")
	for _, c := range chipsOf(d.Book(), d.Current(), d.Targets()) {
		want := map[string]string{"Sources: none": "sourcing", "Aldoria -- · outlet": "stance", "loaded": "editorial"}[c.Text]
		if want != "" && c.Family != want {
			t.Errorf("%q has the colours of %q, want %q", c.Text, c.Family, want)
		}
	}
}

func TestAnAnswerTakenBackLeavesNoChip(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("n")
	d.Activate("sourcing", "")
	d.TakeBack()
	if got := d.chips(); got != "" {
		t.Errorf("the chips read %q after the only answer was taken back", got)
	}
}

func TestChipsWrapAndNoneIsHidden(t *testing.T) {
	r := newChipRow()
	many := make([]chip, 9)
	for i := range many {
		many[i] = chip{Text: "United States ++ · source"}
	}
	r.show(many, 420)
	if len(r.at) != len(many) || r.lines() < 4 {
		t.Fatalf("%d of %d chips stand in %d lines", len(r.at), len(many), r.lines())
	}
	for i, at := range r.at {
		if w := many[i].look().Width(); at.X > 0 && at.X+w > 420 {
			t.Errorf("chip %d ends at %v", i, at.X+w)
		}
	}
}
