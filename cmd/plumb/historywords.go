package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// historyWords tell of entries about a paragraph as the window would: questions by their
// names, options by what stands on them, each in the words of the version of the codebook
// under which it was written.
type historyWords struct {
	rules   *codebook.Versions
	targets []annotate.Target
	values  map[string]string // of entries, by id
}

// readVersions reads the versions of the codebook that a project holds.
func readVersions(ctx context.Context, p *store.Project) (*codebook.Versions, error) {
	inForce, err := p.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	books, err := p.Codebooks(ctx)
	if err != nil {
		return nil, err
	}
	rules := &codebook.Versions{InForce: inForce, Held: make(map[string]*codebook.Codebook)}
	for _, book := range books {
		rules.Held[book.Hash] = book
	}
	return rules, nil
}

// write writes a line for each entry.
func (h *historyWords) write(s *session, entries []annotate.Entry) error {
	out := bufio.NewWriter(s.out)
	for i := range entries {
		_, _ = fmt.Fprintln(out, sentence.VisibleLines(h.line(&entries[i]))) // Flush tells of a failure
	}
	return out.Flush()
}

func (h *historyWords) line(e *annotate.Entry) string {
	line := fmt.Sprintf("%s  %-8s  %s: %s", e.DecidedAt.UTC().Format("2006-01-02 15:04:05Z"), who(e), h.about(e), h.value(e, e.Value))
	if old, replaced := h.values[e.Replaces]; replaced {
		line += ", before that " + h.value(e, old)
	}
	if book := h.rules.Held[e.Codebook]; book != nil && book != h.rules.InForce && e.Key.Kind == annotate.KindAnswer && e.Value != "" {
		line += ", under " + book.Version
	}
	if e.Undoes != "" {
		line += " (undo)"
	}
	if e.Origin != annotate.OriginAnnotator {
		line += " [" + string(e.Origin) + "]"
	}
	return line
}

// who is the annotator, or whoever decided where the key has none.
func who(e *annotate.Entry) string {
	if e.Key.Annotator != "" {
		return e.Key.Annotator
	}
	return e.Author
}

// field is the question that an entry is about, by the version it was written under, or nil.
func (h *historyWords) field(e *annotate.Entry) *codebook.Field {
	if book := h.rules.Held[e.Codebook]; book != nil && book.Field(e.Key.Field) != nil {
		return book.Field(e.Key.Field)
	}
	return h.rules.InForce.Field(e.Key.Field)
}

// about returns what an entry is about.
func (h *historyWords) about(e *annotate.Entry) string {
	about := e.Key.Field
	f := h.field(e)
	if f != nil {
		about = f.Label
	}
	if e.Key.Target != "" {
		about += " of " + targetName(e.Key.Target, h.targets)
	}
	switch kind := e.Key.Kind; {
	case kind == annotate.KindAnswer:
	case about == "": // the paragraph as a whole
		about = string(kind)
	case kind == annotate.KindEvidence && f != nil:
		about = fmt.Sprintf("words for %s in %s", f.InForm(e.Key.Option), about)
	default:
		about = string(kind) + " of " + about
	}
	switch k := e.Key; {
	case k.Round > 1:
		about += fmt.Sprintf(" (%s, round %d)", k.Layer, k.Round)
	case k.Layer != annotate.LayerAnnotation && k.Layer != "":
		about += " (" + string(k.Layer) + ")"
	}
	return about
}

// value returns a value of the key of an entry, that of now or one of before.
func (h *historyWords) value(e *annotate.Entry, value string) string {
	f := h.field(e)
	switch kind := e.Key.Kind; {
	case value == "" || kind == annotate.KindSubmission:
		return orTakenBack(kind, value)
	case value == annotate.Yes:
		return "yes"
	case f != nil && (kind == annotate.KindAnswer || kind == annotate.KindVote):
		return f.InForm(value)
	case kind == annotate.KindOutcome:
		return outcomeWords(annotate.Verdict{Outcome: annotate.Current{Entry: annotate.Entry{Value: value}}})
	case kind == annotate.KindCause:
		return strings.ReplaceAll(value, "_", " ")
	case kind == annotate.KindEvidence:
		return passageWords(value)
	case kind == annotate.KindRuling:
		return rulingWords(e, f, value)
	}
	return value
}

// outcomeWords say how a final answer came about, without the digest of what it rests on.
func outcomeWords(v annotate.Verdict) string {
	switch words := string(v.How()); {
	case v.Blind():
		return words + ", before others' answers were seen"
	case v.ByRule():
		return words + ", by a rule for all it fits"
	default:
		return words
	}
}

// passageWords are the words that were marked.
func passageWords(value string) string {
	passages, ok := annotate.SplitPassages(value)
	switch {
	case !ok:
		return value
	case len(passages) == 0:
		return "no words show it"
	}
	marked := make([]string, len(passages))
	for i, p := range passages {
		marked[i] = fmt.Sprintf("%q", p.Words)
	}
	return strings.Join(marked, ", ")
}

// rulingWords are what was laid down.
func rulingWords(e *annotate.Entry, f *codebook.Field, value string) string {
	entry := *e
	entry.Value = value
	ruling, ok := annotate.ReadRuling(&entry)
	switch {
	case !ok:
		return value
	case f != nil && ruling.Option != "":
		return fmt.Sprintf("%q, so this is %s", ruling.Words, f.InForm(ruling.Option))
	}
	return fmt.Sprintf("%q", ruling.Words)
}

func orTakenBack(kind annotate.Kind, value string) string {
	switch {
	case value == "":
		return "taken back"
	case kind == annotate.KindSubmission:
		return "submitted"
	default:
		return value
	}
}

func targetName(id string, targets []annotate.Target) string {
	for _, t := range targets {
		if t.ID == id {
			return t.Name
		}
	}
	return id
}
