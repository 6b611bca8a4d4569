package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/store"
)

type mergeCommand struct {
	Project        string   `arg:"" name:"PROJECT" help:"The project that takes in what is new."`
	Files          []string `arg:"" name:"FILE" help:"What people sent back: packs and copies of the project."`
	Accept         []string `placeholder:"KIND,..." help:"Also take what is listed of these kinds, or all."`
	Decline        []string `placeholder:"KIND,..." help:"Keep what is listed of these kinds out for good, or all."`
	DryRun         bool     `help:"Say what would come in, and write nothing."`
	AcceptCodebook bool     `help:"Also take versions of the codebook that the project has never held."`
	JSON           bool     `name:"json" help:"One JSON object instead of words, as told above."`
}

// Help returns what merging does, for "plumb merge --help".
func (c *mergeCommand) Help() string {
	return `A merge takes in what is new in the files. Nothing is overwritten. The order of
files makes no difference, and merging the same file again changes nothing.

What comes in by itself is one person's own work: that of whom the pack was made
for, or, in a file that is no pack of this project, of the only one who did
anything new in it. Everything else is listed by kind, and stays out until you
say yes:

` + claimLines() + `

Say yes with --accept role,target or --accept all. What you decline with --decline
stays out for good and is not listed again; all else is listed the next time.
Who wrote an entry is what the entry says of itself, and nothing proves it.

The files are only read, and every text and link in them is checked before
anything is written. If one file cannot be trusted, none is merged (exit code
3). Before it writes, a merge saves a backup of the project beside it, named
after the time: study.backup-2031-03-04-090005.plumb. To go back, open that.

Where one annotator answered a question differently on two computers, the later
answer stands and both are kept. Such conflicts are listed and are no failure;
the next answer to the question settles it.

The JSON object has: project, merged (whether anything was written), backup
(its path, or null), warnings, refusals (file, code, reason), files (file,
sender, pack, one_question, new_entries, known_entries, declined_entries,
waiting_entries, new_articles, known_articles, new_codebooks, people, conflicts,
warnings, listed: kind, entries, texts, authors, answer (yes, no or null) and
first (some of them: entry_id, words), and work: article_id, title, annotator,
paragraphs, answers), conflicts (file, kind, article_id, title, paragraph_id,
position, annotator, field, question, target, and current and other: value,
decided_at, author, entry_id).`
}

// claimLines are the kinds of what is listed, a line each.
func claimLines() string {
	var lines []string
	for _, c := range annotate.Claims() {
		lines = append(lines, fmt.Sprintf("  %-12s%s", c, c.Words()))
	}
	return strings.Join(lines, "\n")
}

// answers are the kinds that were accepted and declined on the command line.
func (c *mergeCommand) answers() (all []annotate.MergeAnswer, err error) {
	for _, kinds := range []struct {
		names []string
		yes   bool
	}{{c.Decline, false}, {c.Accept, true}} {
		for _, name := range kinds.names {
			claim := annotate.Claim(name)
			switch {
			case name == "all":
				claim = ""
			case !claim.Known():
				return nil, misused("%q is no kind of what a merge lists\nSee: plumb merge --help", name)
			}
			if kinds.yes && slices.Contains(c.Decline, name) {
				return nil, misused("%s cannot be accepted and declined at once", name)
			}
			all = append(all, annotate.MergeAnswer{Claim: claim, Yes: kinds.yes})
		}
	}
	// What is named counts against what is said of all.
	slices.SortStableFunc(all, func(a, b annotate.MergeAnswer) int {
		return cmp.Compare(min(len(a.Claim), 1), min(len(b.Claim), 1))
	})
	return all, nil
}

// Run merges, or tells what a merge would do.
func (c *mergeCommand) Run(s *session) error {
	answers, err := c.answers()
	if err != nil {
		return err
	}
	options := annotate.MergeOptions{AcceptCodebook: c.AcceptCodebook, Answers: answers}
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
	case !r.Changes() && r.Lists():
		s.say("Nothing else is new for %s; nothing was written.", c.Project)
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
	w.line("%s%s: %s, %d known already", filepath.Base(f.Path), senderWords(f), entriesWords(f.New.Entries, "new "), f.Same.Entries)
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
			work.Units.Words().String(),
			amount(work.Answers, "answer"),
			articleWords(work.Title, work.Article),
		)
	}
	if f.Asked > 0 {
		w.line("  %s to the lead", amount(f.Asked, "question"))
	}
	if f.Voted > 0 {
		w.line("  %s after a talk", amount(f.Voted, "vote"))
	}
	listedWords(w, f)
}

// senderWords say whose file it is, if there is anything to be told of that.
func senderWords(f *annotate.MergeFile) string {
	switch {
	case f.Pack:
		return fmt.Sprintf(" (the pack of %s)", f.Sender)
	case f.Sender != "":
		return fmt.Sprintf(" (no pack of this project; by what it says, the work of %s)", f.Sender)
	}
	return ""
}

// listedWords tell what stays out without a yes, and what came in by one.
func listedWords(w *words, f *annotate.MergeFile) {
	for i := range f.Listed {
		l := &f.Listed[i]
		w.line("  %s: %s, %s; %s", l.Claim, l.Claim.Words(), amountListed(l), answerWords(l))
		for j := range l.First {
			w.line("    %s%s", l.First[j].Words(), byWords(l.First[j].Entry))
		}
		if more := l.Entries + l.Texts - len(l.First); more > 0 {
			w.line("    and %d more", more)
		}
	}
	if f.Together && slices.ContainsFunc(f.Listed, func(l annotate.MergeListed) bool { return !l.Answered }) {
		w.line("  By what it says, leads wrote all of this; --accept all takes it in.")
	}
	if f.Declined > 0 {
		w.line("  %s declined earlier", entriesWords(f.Declined, ""))
	}
	if f.Waiting > 0 {
		w.line("  %s about what stays out, which wait for it", entriesWords(f.Waiting, ""))
	}
}

func amountListed(l *annotate.MergeListed) string {
	var parts []string
	if l.Texts > 0 {
		parts = append(parts, amount(l.Texts, "new text"))
	}
	if l.Entries > 0 {
		parts = append(parts, entriesWords(l.Entries, ""))
	}
	return strings.Join(parts, ", ")
}

func answerWords(l *annotate.MergeListed) string {
	switch {
	case l.Yes:
		return "taken in"
	case l.Answered:
		return "declined for good"
	}
	return "stays out without --accept " + string(l.Claim)
}

// byWords say who wrote an entry, by what it says of itself.
func byWords(e annotate.Entry) string {
	switch {
	case e.ID == "":
		return ""
	case e.Author == "":
		return ", by the command line"
	}
	return ", by " + annotate.ShownID(e.Author)
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
	question := cmp.Or(c.Question, k.Field)
	switch {
	case k.Kind == annotate.KindSubmission:
		question = "submission"
	case k.Kind == annotate.KindAssignment:
		question = "assignment"
	case c.Target != "":
		question += " of " + c.Target
	}
	where = append(where, question)
	return fmt.Sprintf(
		"%s: %s stands, %s does not",
		strings.Join(where, ", "),
		decisionWords(c.Current, c.Now),
		decisionWords(c.Other, c.Not),
	)
}

func decisionWords(e annotate.Entry, shown string) string {
	when := e.DecidedAt.UTC().Format("2006-01-02 15:04Z")
	if e.Author != "" && e.Author != e.Key.Annotator {
		when = e.Author + ", " + when
	}
	return fmt.Sprintf("%s (%s)", orTakenBack(e.Key.Kind, cmp.Or(shown, e.Value)), when)
}
