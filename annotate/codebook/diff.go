package codebook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Diff holds what changed from one version of a codebook to another.
type Diff struct {
	Old, New *Codebook
	About    []Change    // of the codebook as a whole
	Fields   []FieldDiff // that differ, in the order of the new version; those that are gone come last
}

// FieldDiff is what changed of one field. Old is nil if it is new, New if it is
// gone.
type FieldDiff struct {
	Old, New *Field
	Changes  []Change
}

// Change is one thing that was said in another way, by its key in the file.
// Old is "" if it is new, New if it is gone.
type Change struct {
	What     string
	Option   string // the option it is about, "" if it is about the field
	Old, New string
}

// What a change can be about beside the keys of the file.
const (
	ChangeOption      = "option"       // an option is new or gone
	ChangeOptionOrder = "option_order" // the options that stay come in another order
	ChangeFieldOrder  = "field_order"  // the fields that stay come in another order
)

// Compare lists what changed from one version to another.
func Compare(old, now *Codebook) *Diff {
	d := &Diff{Old: old, New: now}
	for _, about := range []Change{
		{What: "id", Old: old.ID, New: now.ID},
		{What: "version", Old: old.Version, New: now.Version},
		{What: "title", Old: old.Title, New: now.Title},
		{What: "language", Old: old.Language, New: now.Language},
		{What: "unit", Old: old.Unit, New: now.Unit},
		orderOf(ChangeFieldOrder, old.keys(), now.keys()),
	} {
		if about.Old != about.New {
			d.About = append(d.About, about)
		}
	}
	for i := range now.Fields {
		f := &now.Fields[i]
		changed := FieldDiff{Old: old.Field(f.Key), New: f}
		if changed.Old != nil {
			changed.Changes = compareFields(changed.Old, f)
		}
		if changed.Old == nil || len(changed.Changes) > 0 {
			d.Fields = append(d.Fields, changed)
		}
	}
	for i := range old.Fields {
		if f := &old.Fields[i]; now.Field(f.Key) == nil {
			d.Fields = append(d.Fields, FieldDiff{Old: f})
		}
	}
	return d
}

// OtherCodebook reports whether the two are not versions of one codebook. Then
// no answer under the one is an answer under the other.
func (d *Diff) OtherCodebook() bool { return d.Old.ID != d.New.ID }

// Empty reports whether nothing changed that an annotator could notice.
func (d *Diff) Empty() bool {
	return len(d.Fields) == 0 && !slices.ContainsFunc(d.About, func(c Change) bool { return c.What != "version" })
}

// Key is the field's key.
func (d FieldDiff) Key() string { return cmp.Or(d.New, d.Old).Key }

// Label is what the form calls the field, by the newer version that has it.
func (d FieldDiff) Label() string { return cmp.Or(d.New, d.Old).Label }

// MeaningChanged reports whether answers to the field mean something else now.
func (d FieldDiff) MeaningChanged() bool {
	return d.Old != nil && d.New != nil && d.Old.Meaning != d.New.Meaning
}

// attributes are what a field says, by their keys in the file.
var attributes = []struct {
	what string
	of   func(*Field) string
}{
	{"meaning", func(f *Field) string { return strconv.Itoa(f.Meaning) }},
	{"label", func(f *Field) string { return f.Label }},
	{"short", func(f *Field) string { return f.Short }},
	{"question", func(f *Field) string { return f.Question }},
	{"rule", func(f *Field) string { return f.Rule }},
	{"scale", func(f *Field) string { return f.Scale.String() }},
	{"metric", func(f *Field) string { return f.Metric }},
	{"required", func(f *Field) string { return yes(f.Required) }},
	{"per_target", func(f *Field) string { return yes(f.PerTarget) }},
	{"unit", func(f *Field) string { return f.unit() }},
	{"show_if", func(f *Field) string { return conditionWords(f.ShowIf) }},
	{"ends_form_on", func(f *Field) string { return listed(f.EndsFormOn) }},
	{"exclusive", func(f *Field) string { return listed(f.Exclusive) }},
	{"unordered", func(f *Field) string { return listed(f.Unordered) }},
	{"off_scale", func(f *Field) string { return listed(f.OffScale) }},
	{"value_when_hidden", func(f *Field) string { return f.ValueWhenHidden }},
	{"prefill", func(f *Field) string { return f.Prefill }},
	{"options_from", func(f *Field) string { return f.OptionsFrom }},
	{"plus", func(f *Field) string { return listed(f.Plus) }},
	{"evidence", func(f *Field) string { return string(cmp.Or(f.Evidence, EvidenceNone)) }},
	{"required_share", func(f *Field) string { return shareWritten(f.RequiredShare) }},
	{"attaches_to", func(f *Field) string { return listed(f.AttachesTo) }},
	{"family", func(f *Field) string { return f.Family }},
}

// optionAttributes are what an option says.
var optionAttributes = []struct {
	what string
	of   func(*Option) string
}{
	{"key", func(o *Option) string { return o.Key }},
	{"shown", func(o *Option) string { return o.Shown }},
	{"words", func(o *Option) string { return o.Words }},
	{"definition", func(o *Option) string { return o.Definition }},
	{"example", func(o *Option) string { return o.Example }},
	{"not_example", func(o *Option) string { return o.NotExample }},
	{"alert", func(o *Option) string { return yes(o.Alert) }},
}

func compareFields(old, now *Field) []Change {
	var changes []Change
	for _, a := range attributes {
		if was, is := a.of(old), a.of(now); was != is {
			changes = append(changes, Change{What: a.what, Old: was, New: is})
		}
	}
	for i := range now.Options {
		o := &now.Options[i]
		if was := old.Option(o.Value); was != nil {
			changes = append(changes, compareOptions(was, o)...)
		} else {
			changes = append(changes, Change{What: ChangeOption, Option: o.Value, New: o.Value})
		}
	}
	for i := range old.Options {
		if o := &old.Options[i]; now.Option(o.Value) == nil {
			changes = append(changes, Change{What: ChangeOption, Option: o.Value, Old: o.Value})
		}
	}
	if c := orderOf(ChangeOptionOrder, old.optionValues(), now.optionValues()); c.Old != c.New {
		changes = append(changes, c)
	}
	return changes
}

func compareOptions(old, now *Option) []Change {
	var changes []Change
	for _, a := range optionAttributes {
		if was, is := a.of(old), a.of(now); was != is {
			changes = append(changes, Change{What: a.what, Option: now.Value, Old: was, New: is})
		}
	}
	return changes
}

// orderOf compares the order of what both lists have.
func orderOf(what string, old, now []string) Change {
	return Change{What: what, Old: listed(inBoth(old, now)), New: listed(inBoth(now, old))}
}

func inBoth(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return !slices.Contains(other, v) })
}

// shareWritten is a share as a file says it, "" for none.
func shareWritten(share float64) string {
	if share == 0 {
		return ""
	}
	return strconv.FormatFloat(share, 'f', -1, 64)
}

func listed(values []string) string { return strings.Join(values, ", ") }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func conditionWords(c Condition) string {
	if c == nil {
		return ""
	}
	return c.String()
}
