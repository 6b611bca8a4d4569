package importing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
)

// Join makes one paragraph of one and the one before it.
func (s *Session) Join(i int) error {
	ps := s.shown
	if i <= 0 || i >= len(ps) {
		return annotate.Fail(annotate.CodeInvalid, "import.nothing-before")
	}
	one := ps[i-1]
	one.Text = one.Text + between(one.Text, ps[i].Text) + ps[i].Text
	one.Joined += ps[i].Joined + 1
	one.Out = one.Out && ps[i].Out
	if n := utf8.RuneCountInString(one.Text); n > ingest.MaxParagraphRunes {
		return annotate.Fail(annotate.CodeInvalid, "import.paragraph-too-long", "Characters", n, "Most", ingest.MaxParagraphRunes)
	}
	s.edit(slices.Concat(ps[:i-1], []Paragraph{one}, ps[i+1:]))
	return nil
}

// between is what stands between two texts that are joined: nothing in scripts
// without spaces.
func between(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) &&
		unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
		return ""
	}
	return " "
}

// Split parts a paragraph at the line breaks of a text, which must be its own
// otherwise.
func (s *Session) Split(i int, text string) error {
	p := s.shown[i]
	var parts []Paragraph
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			parts = append(parts, Paragraph{Text: line, Guess: annotate.GuessBody, Out: p.Out})
		}
	}
	if withoutSpace(text) != withoutSpace(p.Text) || len(parts) == 0 {
		return annotate.Fail(annotate.CodeInvalid, "import.line-breaks-only")
	}
	if len(parts) == 1 {
		return annotate.Fail(annotate.CodeInvalid, "import.no-line-break")
	}
	parts[0].Guess, parts[0].Joined = p.Guess, p.Joined
	s.edit(slices.Concat(s.shown[:i], parts, s.shown[i+1:]))
	return nil
}

func withoutSpace(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// Guess says what a paragraph is on the page.
func (s *Session) Guess(i int, guess string) {
	ps := slices.Clone(s.shown)
	ps[i].Guess = guess
	s.edit(ps)
}

// Drop leaves a paragraph out, or takes it back.
func (s *Session) Drop(i int) {
	ps := slices.Clone(s.shown)
	ps[i].Out = !ps[i].Out
	s.edit(ps)
}

// Revert makes the paragraphs those that were read.
func (s *Session) Revert() {
	a := s.opened
	if a == nil || a.edited == nil || s.stage == Writing {
		return
	}
	a.edited, a.Copy, s.shown, s.opened = nil, "", nil, nil
	a.ID, a.Count, a.Fault = a.read.id, a.read.count, a.read.fault
	a.Here = s.known.find(a.ID)
	s.Open(a)
	s.changed()
}

// edit puts other paragraphs in the place of those of the article that is open.
func (s *Session) edit(ps []Paragraph) {
	a := s.opened
	if a == nil || s.stage == Writing {
		return
	}
	made := articleOf(ps, a.Copy)
	a.Count, a.Fault = len(made.Paragraphs), nil
	if a.Count > 0 {
		a.ID, a.Fault = made.ID, annotate.CheckNewArticle(made)
	}
	a.Here = s.known.find(a.ID)
	a.edited, s.shown = ps, ps
	s.changed()
}
