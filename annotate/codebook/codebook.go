// Package codebook holds the written rules that paragraphs are labelled by:
// it reads them from YAML, checks them, and says which questions a paragraph
// asks given the answers so far.
package codebook

import (
	"slices"
	"strings"
	"unicode"
)

// Codebook is one immutable version of the rules.
type Codebook struct {
	ID       string
	Version  string
	Title    string
	Language string
	Unit     string
	Hash     string // SHA-256 of Source, lower-case hex
	Source   []byte // the file as it was read, never rewritten
	Fields   []Field
}

// Field is one question of the codebook.
type Field struct {
	Key       string
	Label     string
	Short     string // what stands beside its options, "" for the label
	Question  string // may contain {target}
	Rule      string
	Family    string // which colour family it is drawn in: stance, sourcing, editorial or "" (plain)
	Meaning   int
	Scale     *Scale // nil only in a file with problems
	Metric    string
	Required  bool
	PerTarget bool
	Article   bool   // it is asked once, about the article as a whole
	Own       bool   // the program itself asks it, see Asking
	Prefill   string // "layout" or ""

	Options         []Option
	OptionsFrom     string   // "fields" or ""
	Plus            []string // extra options beside OptionsFrom
	Exclusive       []string // values of a set that stand alone
	OffScale        []string // values outside an ordinal scale (absent): the question does not arise
	Unordered       []string // values beside an ordinal scale (mixed): it does, and has no place in the order
	EndsFormOn      []string // values after which nothing else is asked
	AttachesTo      []string // for spans: the fields whose answers they support
	Evidence        Evidence // of its answers; "" means none
	RequiredShare   float64  // of the paragraphs, in which evidence is required though it is optional elsewhere; 0 means none
	ShowIf          Condition
	ValueWhenHidden string // "" means missing
	Line            int    // in the source, 1-based
}

// Option is one value a field can take.
type Option struct {
	Value      string
	Key        string // the key that gives it, one ASCII letter or digit
	Shown      string // what the control shows; equals Value when the file has none
	Words      string // what a sign that the control shows means, "" if it says enough
	Definition string
	Example    string
	NotExample string
	Alert      bool // the lead is told of each paragraph that is given it
	Line       int
}

// Field returns the field with the given key, or nil.
func (c *Codebook) Field(key string) *Field {
	for i := range c.Fields {
		if c.Fields[i].Key == key {
			return &c.Fields[i]
		}
	}
	return nil
}

// Option returns the option with the given value, or nil.
func (f *Field) Option(value string) *Option {
	for i := range f.Options {
		if f.Options[i].Value == value {
			return &f.Options[i]
		}
	}
	return nil
}

// Name is what an option is called in words where its control shows a sign; "" where
// the control shows a word.
func (o *Option) Name() string {
	switch {
	case o.Words != "":
		return o.Words
	case o.Shown == o.Value || strings.ContainsFunc(o.Shown, unicode.IsLetter):
		return ""
	}
	return o.Value
}

// Spelled is an option as its control shows it, with the words for a sign that says little
// by itself.
func (o *Option) Spelled() string {
	if o.Words == "" {
		return o.Shown
	}
	return o.Shown + " " + o.Words
}

// OnScale reports whether a value of an ordinal field has a place in its order.
func (f *Field) OnScale(value string) bool {
	return !slices.Contains(f.OffScale, value) && !slices.Contains(f.Unordered, value)
}

// Choosable reports whether the field is answered by choosing among options of
// its own: only such answers have a key, can be right, and can be decided.
func (f *Field) Choosable() bool { return len(f.Options) > 0 && f.OptionsFrom == "" }

// IsYesOrNo reports whether the field is a plain question with two answers.
func (f *Field) IsYesOrNo() bool { return f.scale().Control == ControlChoice && len(f.Options) == 2 }

// RestsBy reports whether a key gives the value off the scale to the targets that are left,
// as no option of the field has that key.
func (f *Field) RestsBy(key string) bool {
	return f.PerTarget && len(f.OffScale) > 0 && !slices.ContainsFunc(f.Options, func(o Option) bool { return o.Key == key })
}
