package dataset

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// answer is a label whose field, target and value are understood.
type answer struct {
	line  int
	slot  annotate.Slot
	named string // the target as it is called in messages
	value string // as it is stored

	reason string // why, of a key
}

// where names the row in a message.
func (a answer) where() string { return place(a.slot.Field, a.named, a.value) }

func place(field, target, value string) string {
	if target != "" {
		return fmt.Sprintf("field %s, target %s, value %s", short(field), short(target), short(value))
	}
	return fmt.Sprintf("field %s, value %s", short(field), short(value))
}

// short quotes what a file says, on one line and not too long.
func short(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// understand checks one label by itself. The reason tells why it cannot be
// taken, "" if it can.
func understand(l Label, book *codebook.Codebook, asked []annotate.Target) (a answer, reason string) {
	a = answer{line: l.Line, slot: annotate.Slot{Field: l.Field}, named: l.Target, reason: l.Reason}
	f := book.Field(l.Field)
	if f == nil {
		return a, "the codebook has no such field; its fields are " + strings.Join(fieldKeys(book), ", ")
	}
	if strings.TrimSpace(l.Value) == "" {
		return a, "the value is empty; leave the line out, or take an answer back in the window"
	}
	if f.Scale.Marked {
		return a, "evidence is words marked in the text; it is given in the window, not in a table"
	}
	if reason := a.resolveTarget(l, f, asked); reason != "" {
		return a, reason
	}
	value := l.Value
	if !f.Scale.Verbatim {
		value = strings.TrimSpace(value)
	}
	if f.OptionsFrom != "" && value == flagTrue {
		if a.slot.Target != "" {
			return a, "true marks the paragraph as a whole; leave the target empty, or give the fields in doubt as the value"
		}
		value = annotate.UnsureParagraph
	}
	stored, err := f.Normalize(value, book)
	if err != nil {
		return a, valueReason(err)
	}
	a.value = stored
	if f.OptionsFrom != "" {
		return a, doubtReason(stored, a.slot.Target, book)
	}
	return a, ""
}

// flagTrue sets a flag in a label table.
const flagTrue = "true"

func (a *answer) resolveTarget(l Label, f *codebook.Field, asked []annotate.Target) (reason string) {
	switch {
	case l.Target == "" && f.PerTarget:
		return "the field is asked per target; name the target" + listed(asked)
	case l.Target == "":
		return ""
	case !f.PerTarget && f.OptionsFrom == "":
		return "the field is not asked per target; leave the target empty"
	}
	t, err := annotate.FindTarget(asked, l.Target)
	if err != nil {
		if slices.ContainsFunc(asked, func(t annotate.Target) bool { return t.Called(l.Target) }) {
			return "the name means more than one target; give the target's id"
		}
		return "no such target is asked in this article" + listed(asked)
	}
	a.slot.Target = t.ID
	a.named = t.Name
	return ""
}

func listed(asked []annotate.Target) string {
	if len(asked) == 0 {
		return "; it has none"
	}
	return " (" + annotate.TargetNames(asked) + ")"
}

// doubtReason checks that a doubt names its target exactly if the field in
// doubt is asked per target.
func doubtReason(value, target string, book *codebook.Codebook) string {
	for _, label := range codebook.SplitSet(value) {
		f := book.Field(label)
		perTarget := f != nil && f.PerTarget
		if perTarget && target == "" {
			return label + " is asked per target; name the target that the doubt is about"
		}
		if !perTarget && target != "" {
			return label + " is not asked per target; leave the target empty"
		}
	}
	return ""
}

func valueReason(err error) string {
	var refused *codebook.ValueError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return err.Error()
}

func fieldKeys(book *codebook.Codebook) []string {
	keys := make([]string, len(book.Fields))
	for i := range book.Fields {
		keys[i] = book.Fields[i].Key
	}
	return keys
}
