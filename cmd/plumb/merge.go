package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/store"
)

type mergeCommand struct {
	Project        string   `arg:"" name:"PROJECT" help:"The project that takes in what is new."`
	Files          []string `arg:"" name:"FILE" help:"What people sent back: packs and copies of the project."`
	DryRun         bool     `help:"Say what would come in, and write nothing."`
	AcceptCodebook bool     `help:"Also take versions of the codebook that the project has never held."`
	JSON           bool     `name:"json" help:"One JSON object instead of words, as told above."`
}

// Help returns what merging does, for "plumb merge --help".
func (c *mergeCommand) Help() string {
	return `A merge takes in everything that the files hold and the project does not:
answers, corrections, articles, people. Nothing is overwritten. The order of
files makes no difference, and merging the same file again changes nothing.

The files are only read, and every text and link in them is checked before
anything is written. If one file cannot be trusted, none is merged (exit code
3). Before it writes, a merge saves a backup of the project beside it, named
after the time: study.backup-2031-03-04-090005.plumb. To go back, open that.

Where one annotator answered a question differently on two computers, the later
answer stands and both are kept. Such conflicts are listed and are no failure;
the next answer to the question settles it.

The JSON object has: project, merged (whether anything was written), backup
(its path, or null), warnings, refusals (file, code, reason), files (file,
new_entries, known_entries, new_articles, known_articles, new_codebooks, people,
conflicts, warnings, and work: article_id, title, annotator, paragraphs,
answers), conflicts (file, kind, article_id, title, paragraph_id, position,
annotator, field, target, and current and other: value, decided_at, author,
entry_id).`
}

// Run merges, or tells what a merge would do.
func (c *mergeCommand) Run(s *session) error {
	options := annotate.MergeOptions{AcceptCodebook: c.AcceptCodebook}
	if c.DryRun {
		return s.read(c.Project, func(p *store.Project) error {
			report, err := p.PlanMerge(s, c.Files, options)
			if err != nil {
				return err
			}
			return c.tell(s, report)
		})
	}
	return s.change(c.Project, func(p *store.Project) error {
		report, err := p.Merge(s, c.Files, options)
		if report == nil {
			return err
		}
		return c.tell(s, report)
	})
}

// tell writes the report, and ends with the refusal if there is one.
func (c *mergeCommand) tell(s *session, r *annotate.MergeReport) error {
	if c.JSON {
		if err := writeObject(s.out, mergeObject(r)); err != nil {
			return err
		}
	} else if err := c.words(s, r); err != nil {
		return err
	}
	for _, w := range r.Warnings {
		s.say("Warning: %s", w)
	}
	for _, f := range r.Files {
		for _, w := range f.Warnings {
			s.say("Warning: %s", w)
		}
	}
	if r.Refused() {
		return c.refusal(s, r)
	}
	c.conclude(s, r)
	return nil
}

// refusal writes all reasons but the last, and returns that with the conclusion.
func (c *mergeCommand) refusal(s *session, r *annotate.MergeReport) error {
	for _, refused := range r.Refusals {
		s.say("%s", refused.Reason)
	}
	return annotate.Fail(r.Refusals[0].Code, "merge.nothing-merged", "Project", c.Project)
}

func (c *mergeCommand) conclude(s *session, r *annotate.MergeReport) {
	n := r.New().Entries
	switch {
	case !r.Changes():
		s.say("%s holds all of it already; nothing was written.", c.Project)
	case c.DryRun:
		s.say("Nothing was written; without --dry-run %s would come into %s.", entriesWords(n, ""), c.Project)
	default:
		s.say("Merged %s into %s, with %s. As it was before it lies beside it as %s.",
			amount(len(r.Files), "file"), c.Project, entriesWords(n, "new "), filepath.Base(r.Backup))
	}
}

// words writes the report for the eye.
func (c *mergeCommand) words(s *session, r *annotate.MergeReport) error {
	if r.Refused() {
		return nil
	}
	w := newWords(s.out)
	for i := range r.Files {
		fileWords(w, &r.Files[i])
	}
	if len(r.Conflicts) > 0 {
		w.line("%s; the later answer stands, both are kept:", amount(len(r.Conflicts), "conflict"))
	}
	for i := range r.Conflicts {
		w.line("  %s", conflictWords(&r.Conflicts[i]))
	}
	return w.end()
}

func fileWords(w *words, f *annotate.MergeFile) {
	w.line("%s: %s, %d known already", filepath.Base(f.Path), entriesWords(f.New.Entries, "new "), f.Same.Entries)
	if f.New.Articles > 0 {
		w.line("  %s", amount(f.New.Articles, "new article"))
	}
	if len(f.Codebooks) > 0 {
		w.line("  new versions of the codebook: %s", strings.Join(f.Codebooks, ", "))
	}
	if len(f.People) > 0 {
		w.line("  new people: %s", strings.Join(f.People, ", "))
	}
	for _, work := range f.Work {
		w.row(
			"  "+orNobody(work.Annotator),
			amount(work.Paragraphs, "paragraph"),
			amount(work.Answers, "answer"),
			articleWords(work.Title, work.Article),
		)
	}
}

// entriesWords counts entries of the log of some sort.
func entriesWords(n int, sort string) string {
	if n == 1 {
		return "1 " + sort + "entry"
	}
	return fmt.Sprintf("%d %sentries", n, sort)
}

// orNobody names an annotator, or that the answers are nobody's own.
func orNobody(annotator string) string {
	if annotator == "" {
		return "(final or key)"
	}
	return annotator
}

func articleWords(title, id string) string {
	if title == "" {
		return fmt.Sprintf("article %.12s", id)
	}
	return title
}

// conflictWords returns where two decisions conflict, and both.
func conflictWords(c *annotate.MergeConflict) string {
	k := c.Current.Key
	var where []string
	if c.Article != "" {
		where = append(where, articleWords(c.Title, c.Article))
	}
	if c.Position > 0 {
		where = append(where, fmt.Sprintf("paragraph %d", c.Position))
	}
	if k.Annotator != "" {
		where = append(where, k.Annotator)
	}
	question := k.Field
	switch {
	case k.Kind == annotate.KindSubmission:
		question = "submission"
	case k.Kind == annotate.KindAssignment:
		question = "assignment"
	case c.Target != "":
		question += " of " + c.Target
	}
	where = append(where, question)
	return fmt.Sprintf("%s: %s stands, %s does not", strings.Join(where, ", "), decisionWords(c.Current), decisionWords(c.Other))
}

func decisionWords(e annotate.Entry) string {
	when := e.DecidedAt.UTC().Format("2006-01-02 15:04Z")
	if e.Author != "" && e.Author != e.Key.Annotator {
		when = e.Author + ", " + when
	}
	return fmt.Sprintf("%s (%s)", orTakenBack(e.Key.Kind, e.Value), when)
}
