package codebook

import (
	"slices"
	"testing"
)

func TestAScaleSaysAllThatDiffers(t *testing.T) {
	var names []string
	for _, s := range Scales() {
		names = append(names, s.Name)
		if s.Name == "" || s.Words.Key() == "" || s.normalize == nil || s.choose == nil || s.labels == nil {
			t.Errorf("the scale %q does not say everything: %+v", s.Name, s)
		}
		for _, attribute := range s.Attributes {
			if !slices.Contains(fieldKeys, attribute) {
				t.Errorf("fields of the scale %s can have %s, which no field has", s.Name, attribute)
			}
		}
		hasOptions := slices.Contains(s.Attributes, "options")
		if hasOptions != (s.LeastOptions > 0) || hasOptions != (s.Control != ControlNone) {
			t.Errorf("the scale %s has options, a least number of them, or a control, and not all three", s.Name)
		}
		if (s.Rating == "") != s.Aside {
			t.Errorf("answers of the scale %s are an answer and not compared, or the reverse", s.Name)
		}
	}
	if got := slices.Compact(slices.Sorted(slices.Values(names))); len(got) != len(names) {
		t.Errorf("a name is given twice: %q", names)
	}
}

// The attributes that only some fields can have must be a scale's, or every
// field could have them.
func TestAnAttributeIsEveryFieldsOrSomeScales(t *testing.T) {
	everyField := []string{
		"key", "label", "short", "question", "rule", "family", "meaning", "scale", "metric", "required", "per_target", "unit",
		"plus", "show_if",
	}
	for _, attribute := range fieldKeys {
		if slices.Contains(everyField, attribute) == (len(scalesWith(attribute)) > 0) {
			t.Errorf("%s is said of %d scales", attribute, len(scalesWith(attribute)))
		}
	}
}

func TestAFieldIsMeasuredByItsMetricOrThatOfItsScale(t *testing.T) {
	for _, test := range []struct {
		scale        *Scale
		metric, want string
	}{
		{Nominal, "", "nominal"},
		{Nominal, "none", ""},
		{Ordinal, "", "ordinal"},
		{Ordinal, "alpha_interval", "interval"},
		{Ordinal, "alpha_nominal", "nominal"},
		{Set, "", "masi"},
		{Set, "alpha_nominal", "nominal"},
		{Text, "", ""},
		{Span, "", ""},
	} {
		f := Field{Scale: test.scale, Metric: test.metric}
		if got := f.Level(); got != test.want {
			t.Errorf("%s with the metric %q is measured by %q, want %q", test.scale, test.metric, got, test.want)
		}
	}
}
