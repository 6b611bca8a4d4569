package dataset

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// answer is a label whose field, target and value are understood.
type answer struct {
	line  int
	slot  annotate.Slot
	named string // the target as it is called in messages
	value string // as it is stored

	reason string // why, of a key or a decision

	by       string         // who gave it, or decided
	exported *ExportedLabel // what an export says beside it, or nil
	kept     bool           // there is no value: the disagreement stays
}

// where names the row in a message.
func (a answer) where() sentence.Sentence { return questionName(a.slot.Field, a.named, a.value) }

func questionName(field, target, value string) sentence.Sentence {
	if target != "" {
		return sentence.Of("labels.row-about-target", "Field", short(field), "Target", short(target), "Value", short(value))
	}
	return sentence.Of("labels.row-about", "Field", short(field), "Value", short(value))
}

// short quotes what a file says, on one line and not too long.
func short(s string) sentence.Quoted {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return sentence.Quoted(s)
}

// understand checks one label by itself. The reason tells why it cannot be
// taken, and says nothing if it can.
func understand(l Label, book *codebook.Codebook, asked []annotate.Target) (a answer, reason sentence.Sentence) {
	a = answer{
		line:     l.Line,
		slot:     annotate.Slot{Field: l.Field},
		named:    l.Target,
		reason:   l.Reason,
		by:       l.Whose.Annotator,
		exported: l.Export,
		kept:     l.kept(),
	}
	f := book.Field(l.Field)
	if f == nil {
		return a, sentence.Of("labels.no-field", "Fields", sentence.Names(fieldKeys(book)))
	}
	if strings.TrimSpace(l.Value) == "" && !a.kept {
		return a, sentence.Of("labels.empty-value")
	}
	if f.Scale.Marked {
		return a, sentence.Of("labels.evidence")
	}
	if reason := a.resolveTarget(l, f, asked); reason.Key() != "" || a.kept {
		return a, reason
	}
	value := l.Value
	if !f.Scale.Verbatim {
		value = strings.TrimSpace(value)
	}
	if f.OptionsFrom != "" && value == flagTrue {
		if a.slot.Target != "" {
			return a, sentence.Of("labels.doubt-of-paragraph")
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
	return a, sentence.Sentence{}
}

// flagTrue sets a flag in a label table.
const flagTrue = "true"

func (a *answer) resolveTarget(l Label, f *codebook.Field, asked []annotate.Target) (reason sentence.Sentence) {
	switch {
	case l.Target == "" && f.PerTarget:
		return sentence.Of("labels.name-the-target", "Targets", listed(asked))
	case l.Target == "":
		return sentence.Sentence{}
	case !f.PerTarget && f.OptionsFrom == "":
		return sentence.Of("labels.no-target")
	}
	t, err := annotate.FindTarget(asked, l.Target)
	if err != nil {
		if slices.ContainsFunc(asked, func(t annotate.Target) bool { return t.Called(l.Target) }) {
			return sentence.Of("labels.several-targets")
		}
		return sentence.Of("labels.target-not-asked", "Targets", listed(asked))
	}
	a.slot.Target = t.ID
	a.named = t.Name
	return sentence.Sentence{}
}

func listed(asked []annotate.Target) sentence.Sentence {
	if len(asked) == 0 {
		return sentence.Of("labels.article-has-none")
	}
	return sentence.Of("labels.targets-in-brackets", "Targets", annotate.TargetNames(asked))
}

// doubtReason checks that a doubt names its target exactly if the field in
// doubt is asked per target.
func doubtReason(value, target string, book *codebook.Codebook) sentence.Sentence {
	for _, label := range codebook.SplitSet(value) {
		f := book.Field(label)
		perTarget := f != nil && f.PerTarget
		if perTarget && target == "" {
			return sentence.Of("labels.doubt-per-target", "Field", label)
		}
		if !perTarget && target != "" {
			return sentence.Of("labels.doubt-of-no-target", "Field", label)
		}
	}
	return sentence.Sentence{}
}

func valueReason(err error) sentence.Sentence {
	var refused *codebook.ValueError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return sentence.Of("failure.cause", "Cause", err)
}

func fieldKeys(book *codebook.Codebook) []string {
	keys := make([]string, len(book.Fields))
	for i := range book.Fields {
		keys[i] = book.Fields[i].Key
	}
	return keys
}
