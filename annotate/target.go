package annotate

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Target is someone or something that a paragraph can put in a light. The id
// is fixed; everything else can be corrected.
type Target struct {
	ID        string
	Name      string
	Aliases   []string
	Counts    string // one line: what counts as it
	CountsNot string // one line: what does not
	Order     int    // its place in the form, from 1
}

// The fields of a target as they stand in the log.
const (
	TargetName      = "name"
	TargetAliases   = "aliases" // joined by "|"
	TargetCounts    = "counts"
	TargetCountsNot = "counts_not"
	TargetOrder     = "order"
)

// Fields returns the target's log fields in a fixed order, empty ones left out.
func (t Target) Fields() []MetaField {
	all := []MetaField{
		{TargetName, t.Name},
		{TargetAliases, strings.Join(t.Aliases, "|")},
		{TargetCounts, t.Counts},
		{TargetCountsNot, t.CountsNot},
		{TargetOrder, strconv.Itoa(t.Order)},
	}
	kept := all[:0]
	for _, f := range all {
		if f.Value != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// Set stores the value of one log field; an unknown field is ignored.
func (t *Target) Set(field, value string) {
	switch field {
	case TargetName:
		t.Name = value
	case TargetAliases:
		t.Aliases = nil
		if value != "" {
			t.Aliases = strings.Split(value, "|")
		}
	case TargetCounts:
		t.Counts = value
	case TargetCountsNot:
		t.CountsNot = value
	case TargetOrder:
		t.Order, _ = strconv.Atoi(value)
	}
}

// NamedIn reports whether the target's name or an alias stands in text as a
// whole word, whatever its case.
func (t Target) NamedIn(text string) bool { return t.NameIn(text) != "" }

// NameIn is the target's name or alias that stands in text as a whole word,
// whatever its case; "" if none does.
func (t Target) NameIn(text string) string {
	folded := FoldText(text)
	for _, name := range t.Names() {
		if containsWord(folded, FoldText(name)) {
			return name
		}
	}
	return ""
}

// Called reports whether name is the target's name or an alias, whatever its
// case.
func (t Target) Called(name string) bool {
	folded := FoldText(name)
	return slices.ContainsFunc(t.Names(), func(n string) bool { return FoldText(n) == folded })
}

// Names are the target's name and its aliases.
func (t Target) Names() []string { return append([]string{t.Name}, t.Aliases...) }

// SortTargets sorts targets as the form shows them.
func SortTargets(ts []Target) {
	sort.Slice(ts, func(i, j int) bool {
		if ts[i].Order != ts[j].Order {
			return ts[i].Order < ts[j].Order
		}
		return ts[i].ID < ts[j].ID
	})
}

// JoinIDs and SplitIDs turn a list of ids into one log value and back.
func JoinIDs(ids []string) string { return strings.Join(ids, " ") }

// SplitIDs is the inverse of JoinIDs.
func SplitIDs(s string) []string { return strings.Fields(s) }
