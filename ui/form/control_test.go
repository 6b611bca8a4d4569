package form

import (
	"testing"

	"plumbline/annotate/codebook"
)

func TestEveryScaleIsDrawnAsTheControlItNames(t *testing.T) {
	for _, s := range codebook.Scales() {
		f := codebook.Field{Scale: s, Options: []codebook.Option{{Value: "a"}, {Value: "b"}}}
		if s.Control == codebook.ControlNone {
			continue
		}
		if controls[s.Control] == nil || controlOf(&f) == nil {
			t.Errorf("the scale %s names the control %q, which the form does not have", s, s.Control)
		}
	}
}

func TestOneOfManyOptionsIsChosenFromAGrid(t *testing.T) {
	five := []codebook.Option{{Value: "a"}, {Value: "b"}, {Value: "c"}, {Value: "d"}, {Value: "e"}}
	for _, test := range []struct {
		scale   *codebook.Scale
		options int
		want    *shape
	}{
		{codebook.Nominal, 4, asRow},
		{codebook.Nominal, 5, asGrid},
		{codebook.Ordinal, 5, asRow},
		{codebook.Set, 2, asGrid},
	} {
		if got := controlOf(&codebook.Field{Scale: test.scale, Options: five[:test.options]}); got != test.want {
			t.Errorf("%d options of the scale %s are drawn otherwise", test.options, test.scale)
		}
	}
}
