package codebook

import (
	"slices"

	"plumbline/annotate/sentence"
)

// Scale is a kind of question: what an answer to it is, how it is chosen,
// stored, compared and shown. All that differs from scale to scale is said
// here, so that no other code asks which scale a field has.
type Scale struct {
	Name  string            // in a codebook's file
	Words sentence.Sentence // says of a question how it is answered

	// Attributes are what a field of this scale can have that not every field
	// can, by their keys in the file.
	Attributes []string
	// LeastOptions is how many options a field needs that lists its own.
	LeastOptions int

	// Rating says what answers mean to each other when they are compared: a
	// scale of annotate/agreement, "" if they are not.
	Rating string
	// Metrics measure agreement. The first is that of a field which names
	// none. Beside them every field can have alpha_nominal, or none.
	Metrics []Metric

	Control Control // what a question is answered with

	Ordered bool // the order of the options means something
	// Aside says that a field accompanies the answers instead of being one.
	Aside bool
	// Marked says that words of the paragraph are the answer. They are marked
	// in the text, never given as a value, and say something about other answers.
	Marked bool
	// Verbatim says that an answer is text as it was typed, spaces included.
	Verbatim bool

	// normalize returns a value in the one form in which it is stored.
	normalize func(f *Field, value string, c *Codebook) (string, error)
	// choose returns the value after an option is chosen, and whether the
	// question is done with it.
	choose func(f *Field, current, option string) (value string, done bool)
	// labels are the options that a value consists of.
	labels func(value string) []string
}

// Metric is a measure of agreement.
type Metric struct {
	Name  string // in a codebook's file
	Level string // how far two answers are from each other: a level of annotate/agreement, "" if nothing computes it
}

// Control is what a question is answered with.
type Control string

// The controls that a screen has.
const (
	ControlChoice Control = "choice" // one of the options, side by side where they are few
	ControlScale  Control = "scale"  // one of the options, side by side in their order
	ControlSet    Control = "set"    // any number of the options, in a grid
	ControlNone   Control = ""       // nothing among the questions
)

// scales are all scales, in the order in which they are listed to people.
var scales = []*Scale{Nominal, Ordinal, Set, Span, Text}

// Scales lists the scales that a field can have.
func Scales() []*Scale { return slices.Clone(scales) }

// The metrics that fields of every scale can have.
var (
	alphaNominal = Metric{Name: "alpha_nominal", Level: "nominal"}
	noMetric     = Metric{Name: "none"}
)

// String is the scale's name; of a field that has none it is empty.
func (s *Scale) String() string {
	if s == nil {
		return ""
	}
	return s.Name
}

func scaleNamed(name string) *Scale {
	for _, s := range scales {
		if s.Name == name {
			return s
		}
	}
	return nil
}

func scaleNames(scales []*Scale) []string {
	names := make([]string, len(scales))
	for i, s := range scales {
		names[i] = s.Name
	}
	return names
}

// metricNames lists the metrics that there are, none last.
func metricNames() []string {
	names := []string{alphaNominal.Name}
	for _, s := range scales {
		for _, m := range s.Metrics {
			if m != noMetric && !slices.Contains(names, m.Name) {
				names = append(names, m.Name)
			}
		}
	}
	return append(names, noMetric.Name)
}

// metrics are those that a field of the scale can have, the one of a field
// that names none first.
func (s *Scale) metrics() []Metric {
	return append(slices.Clone(s.Metrics), alphaNominal, noMetric)
}

// noScale is that of a field whose file names none, or one that there is not.
var noScale = &Scale{normalize: refuseAll, choose: chooseOne, labels: oneLabel}

func refuseAll(f *Field, value string, _ *Codebook) (string, error) {
	return "", f.refuse(value, "value.unknown-scale")
}

// scale is never nil.
func (f *Field) scale() *Scale {
	if f.Scale == nil {
		return noScale
	}
	return f.Scale
}

// metric is the measure of agreement about the field: the one it names,
// else the one of its scale.
func (f *Field) metric() Metric {
	all := f.scale().metrics()
	for _, m := range all {
		if m.Name == f.Metric {
			return m
		}
	}
	return all[0]
}

// Level says how far two answers to the field are from each other, as a level
// of annotate/agreement. It is "" if agreement about the field is not measured.
func (f *Field) Level() string { return f.metric().Level }

// Choose returns the value of the field after an option is chosen beside the
// value it has, and whether the question is done with it, so that the next can
// come.
func (f *Field) Choose(current, option string) (value string, done bool) {
	return f.scale().choose(f, current, option)
}

// Labels are the options that a value of the field consists of.
func (f *Field) Labels(value string) []string { return f.scale().labels(value) }

// Normalize checks value against the field's scale and returns it in the one
// form in which it is stored: the labels of a set in codebook order. The error
// is a *ValueError.
func (f *Field) Normalize(value string, c *Codebook) (string, error) {
	return f.scale().normalize(f, value, c)
}
