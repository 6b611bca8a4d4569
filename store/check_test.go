package store

import (
	"context"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
)

// tampered is a project with answers that somebody changed by hand.
func tampered(t *testing.T, sql string) []Problem {
	t.Helper()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "unit_type", "", "body")
	s.answer(t, para, "sourcing", "", "none")
	s.answer(t, para, "sourcing", "", "official")
	s.answer(t, para, "stance", s.target, "low")
	s.submit(t, para)
	closeProject(t, s.Project)
	bind := "; " + strings.ReplaceAll(bindAgain(t, s.Path()), "CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS")
	if out, err := exec.Command("sqlite3", s.Path(), "PRAGMA foreign_keys = off; "+guards+sql+bind).CombinedOutput(); err != nil {
		t.Fatalf("the sqlite3 shell (package sqlite3) fails: %v: %s", err, out)
	}
	p, err := Open(context.Background(), s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, p) })
	problems, err := p.Check(context.Background())
	if err != nil {
		t.Fatalf("Check: %v", err)
	}
	return problems
}

// entryWords is the SQL of an entry, with what stands by it.
func entryWords(kind, subject, layer, annotator, field, value string) string {
	fill := strings.NewReplacer(
		"{kind}",
		kind,
		"{subject}",
		subject,
		"{layer}",
		layer,
		"{annotator}",
		annotator,
		"{field}",
		field,
		"{value}",
		value,
	)
	return fill.Replace(
		`INSERT INTO log (id, kind, subject, layer, round, annotator, field, target, option, value, early, stamp, decided_at, elapsed_ms,
    origin, action, device, author, erased)
  VALUES ('00000000-0000-7000-8000-000000000000', '{kind}', '{subject}', '{layer}', 1, '{annotator}', '{field}', '', '', '{value}', 0, 1, '2026-03-01T09:00:00.000Z', 0,
    'annotator', '00000000-0000-7000-8000-000000000001', 'd', 'L', 0);
INSERT INTO current (subject, layer, round, annotator, kind, field, target, option, entry, stamp, revision, value)
  VALUES ('{subject}', '{layer}', 1, '{annotator}', '{kind}', '{field}', '', '', '00000000-0000-7000-8000-000000000000', 1, 1, '{value}')`,
	)
}

func TestCheckFindsWhatWasTamperedWith(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sql, code string }{
		"nothing":                         {"SELECT 1", ""},
		"a paragraph's text":              {"UPDATE paragraph SET text = text || '!' WHERE position = 1", ProblemIdentity},
		"a text and its hash":             {"UPDATE paragraph SET text_hash = 'x' WHERE position = 2", ProblemIdentity},
		"a missing paragraph":             {"DELETE FROM paragraph WHERE position = 3", ProblemIdentity},
		"an article's copy name":          {"UPDATE article SET copy_name = 'x'", ProblemIdentity},
		"a codebook's source":             {"UPDATE codebook SET source = CAST(source || X'0A' AS BLOB)", ProblemIdentity},
		"a codebook's version":            {"UPDATE codebook SET version = '9'", ProblemIdentity},
		"a value in the log":              {"UPDATE log SET value = 'expert' WHERE value = 'official'", ProblemCurrent},
		"a current value":                 {"UPDATE current SET value = 'expert' WHERE value = 'official'", ProblemCurrent},
		"a current entry":                 {"UPDATE current SET revision = 7 WHERE field = 'stance'", ProblemCurrent},
		"a lost current entry":            {"DELETE FROM current WHERE field = 'stance'", ProblemCurrent},
		"a current entry from nowhere":    {"INSERT INTO current SELECT 'x', layer, round, annotator, kind, field, target, option, entry, stamp, revision, value FROM current WHERE field = 'stance'", ProblemCurrent},
		"a state":                         {"UPDATE progress SET state = 'draft'", ProblemProgress},
		"a lost state":                    {"DELETE FROM progress", ProblemProgress},
		"a counter":                       {"UPDATE counter SET submitted = submitted + 1", ProblemProgress},
		"a lost counter":                  {"DELETE FROM counter", ProblemProgress},
		"a deleted entry":                 {"DELETE FROM log WHERE field = 'sourcing' AND value = 'none'", ProblemReference},
		"a link to another question":      {"UPDATE log SET undoes = (SELECT id FROM log WHERE field = 'stance') WHERE field = 'unit_type'", ProblemReference},
		"an assignment of no article":     {entryWords("assignment", "nowhere", "annotation", "A1", "", "true"), ProblemReference},
		"an assignment to a stranger":     {entryWords("assignment", "' || (SELECT id FROM article LIMIT 1) || '", "annotation", "A9", "", "true"), ProblemReference},
		"a reveal of no paragraph":        {entryWords("reveal", "nowhere", "annotation", "A1", "answers", "true"), ProblemReference},
		"a reveal of no outlet":           {entryWords("reveal", "nowhere", "annotation", "A1", "outlet", "true"), ProblemReference},
		"an attribute of a stranger":      {entryWords("attribute", "A9", "", "", "age", "40"), ProblemReference},
		"an attribute":                    {entryWords("attribute", "A2", "", "", "age", "40"), ""},
		"a closed batch":                  {entryWords("batch", "pilot", "", "", "closed", "true"), ""},
		"a person who never joined":       {"DELETE FROM log WHERE kind = 'person'; DELETE FROM current WHERE kind = 'person'", ProblemReference},
		"a target nobody knows":           {"DELETE FROM log WHERE kind = 'target'; DELETE FROM current WHERE kind = 'target'", ProblemReference},
		"a paragraph nobody knows":        {"UPDATE log SET subject = 'x' WHERE field = 'stance'", ProblemReference},
		"a codebook nobody knows":         {"UPDATE log SET codebook = 'x' WHERE field = 'stance'", ProblemReference},
		"an article nobody knows":         {"UPDATE log SET subject = 'x' WHERE kind = 'article'", ProblemReference},
		"a kind nobody knows":             {"UPDATE log SET kind = 'x' WHERE field = 'stance'", ProblemEntry},
		"a time nobody can read":          {"UPDATE log SET decided_at = 'yesterday' WHERE field = 'stance'", ProblemEntry},
		"a codebook in force that is not": {"UPDATE current SET value = 'x' WHERE kind = 'project'", ProblemReference},
	} {
		t.Run(name, func(t *testing.T) {
			problems := tampered(t, c.sql)
			if c.code == "" {
				if len(problems) > 0 {
					t.Fatalf("Check finds %+v in a sound project", problems)
				}
				return
			}
			if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == c.code && !p.Note && p.Message.String() != "" }) {
				t.Errorf("Check finds %+v, want a problem %q", problems, c.code)
			}
		})
	}
}

func TestCheckListsConflictsAndFutureEntriesAsNotes(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	key := annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[0].ID, Field: annotate.MetaAuthor}
	other := newPen("device-2", "A2")
	other.Seen(s.pen.Highest())
	ahead := other.Write(
		annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonJoined},
		"true",
		"",
		annotate.OriginAnnotator,
	)
	ahead.Stamp = aDayAhead() + 60_000
	err := s.Append(
		ctx,
		s.pen.Write(key, "M. Lind", "", annotate.OriginAnnotator),
		other.Write(key, "Maren Lind", "", annotate.OriginAnnotator),
		ahead,
	)
	if err != nil {
		t.Fatal(err)
	}
	problems, err := s.Check(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, p := range problems {
		if p.Note {
			notes = append(notes, p.Code)
		} else {
			t.Errorf("Check finds: %s", p.Message)
		}
	}
	slices.Sort(notes)
	if got := strings.Join(notes, " "); got != "clock conflict conflict" && got != "clock conflict" {
		t.Errorf("the notes are %q, want a conflict and a clock", got)
	}
}
