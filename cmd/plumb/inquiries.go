package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type questionsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	All     bool   `help:"Also the questions that were answered, with the answer."`
	For     string `placeholder:"ID" help:"Only what this person asked."`
	JSON    bool   `name:"json" help:"One JSON object a line: annotator, paragraph_id, article_id, title, position, field, target_id, asked_at, question, answer, option."`
}

// Help returns how questions come about, for "plumb questions --help".
func (c *questionsCommand) Help() string {
	return `Annotators ask the lead about a paragraph and a question with "plumb ask"; what they
asked comes back in their packs. "plumb rule" answers: one person with --to, or everyone,
by a ruling that goes into every pack made from then on.`
}

// Run lists what annotators ask.
func (c *questionsCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		all, err := p.Inquiries(s)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(q annotate.Inquiry) bool {
			return q.Answer != nil && !c.All || c.For != "" && q.Annotator != c.For
		})
		if c.JSON {
			return questionLines(s, all)
		}
		if len(all) == 0 {
			s.say("Nobody waits for an answer.")
			return nil
		}
		w := newWords(s.out)
		for i := range all {
			q := &all[i]
			w.line(
				"%s asks about %s (%s, %s, %s), %s:",
				q.Annotator,
				cmp.Or(q.Field, "the paragraph"),
				q.Title,
				whereIn(&q.Paragraph),
				q.Paragraph.ID[:12],
				day(q.At),
			)
			w.line("  %s", q.Words)
			if q.Answer != nil {
				w.line("  Answered: %s", rulingLine(q.Answer))
			}
		}
		return w.end()
	})
}

func questionLines(s *session, all []annotate.Inquiry) error {
	for _, q := range all {
		answer, option := "", ""
		if q.Answer != nil {
			answer, option = q.Answer.Words, q.Answer.Option
		}
		err := writeObject(s.out, struct {
			Annotator string  `json:"annotator"`
			Paragraph string  `json:"paragraph_id"`
			Article   string  `json:"article_id"`
			Title     *string `json:"title"`
			Position  int     `json:"position"`
			Field     *string `json:"field"`
			Target    *string `json:"target_id"`
			At        string  `json:"asked_at"`
			Words     string  `json:"question"`
			Answer    *string `json:"answer"`
			Option    *string `json:"option"`
		}{
			q.Annotator, q.Paragraph.ID, q.Paragraph.Article, orNull(q.Title), q.Paragraph.Position, orNull(q.Field), orNull(q.Target),
			q.At.UTC().Format(time.RFC3339), q.Words, orNull(answer), orNull(option),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

type askCommand struct {
	Project   string `arg:"" name:"PROJECT" help:"The project, or a pack."`
	Paragraph string `arg:"" name:"PARAGRAPH_ID" help:"The paragraph, by its id as \"plumb paragraphs\" lists it, or the beginning of that."`
	Words     string `arg:"" optional:"" name:"QUESTION" words:"" help:"What is asked, in words."`
	As        string `required:"" placeholder:"ID" help:"Who asks."`
	Field     string `placeholder:"QUESTION" help:"The question of the codebook that it is about. Without it: the paragraph as a whole."`
	Target    string `placeholder:"TARGET" help:"The target, by its name, an alias or its id, of a question that is asked about each."`
	TakeBack  bool   `help:"Take back what was asked."`
}

// Run asks the lead.
func (c *askCommand) Run(s *session) error {
	if (c.Words == "") != c.TakeBack {
		return misused("Say what is asked, or --take-back.")
	}
	return s.change(c.Project, func(p *store.Project) error {
		if err := s.needConsent(p); err != nil {
			return err
		}
		book, err := p.Codebook(s)
		if err != nil {
			return err
		}
		f, err := fieldNamed(book, c.Field)
		if err != nil {
			return err
		}
		if f != nil && c.Target != "" && !f.PerTarget {
			return annotate.Fail(annotate.CodeInvalid, "plumb.not-per-target", "Field", c.Field)
		}
		if c.Paragraph, err = p.FindUnit(s, c.Paragraph); err != nil {
			return err
		}
		slot, err := slotNamed(s, p, c.Field, c.Target)
		if err != nil {
			return err
		}
		people, err := p.People(s)
		if err != nil {
			return err
		}
		if _, err := team.FindPerson(people, c.As); err != nil {
			return err
		}
		return s.lay(p, c.As, annotate.InquiryKey(c.Paragraph, c.As, slot), c.Words)
	})
}

type ruleCommand struct {
	Project   string   `arg:"" name:"PROJECT" help:"The project."`
	Paragraph string   `arg:"" optional:"" name:"PARAGRAPH_ID" help:"The paragraph that is the precedent, by its id as \"plumb paragraphs\" lists it, or the beginning of that. Without it: the rulings there are."`
	Words     string   `arg:"" optional:"" name:"RULING" words:"" help:"What holds from now on, in a sentence."`
	As        string   `placeholder:"ID" help:"Who lays it down."`
	Field     string   `placeholder:"QUESTION" help:"The question of the codebook that it is about."`
	Option    string   `placeholder:"OPTION" help:"What the precedent is, an option of the question."`
	To        string   `placeholder:"ID" help:"Only an answer for this person, who asked."`
	Again     []string `placeholder:"OPTION,..." help:"Answers of these values from before are to be looked at again by their annotators; all is every value."`
	TakeBack  bool     `help:"Take the ruling back."`
	JSON      bool     `name:"json" help:"One JSON object a line: field, ruling, option, again, paragraph_id, title, position, for, by, at."`
}

// Help returns what a ruling is, for "plumb rule --help".
func (c *ruleCommand) Help() string {
	return `A ruling says how a question is answered in cases that its rule leaves open. It stands,
dated, under the rule in Annotate, and goes into every pack made from now on. It changes
no meaning: answers from before stay what they are and go on to count. An export tells
which answers were given before and which after the newest ruling on their question (the
column ruling), by the log's clock.

With --again the answers that it touches are listed for each annotator in "plumb todo", until
they submit the paragraph anew or answer otherwise.`
}

// Run lays down a ruling, or lists them.
func (c *ruleCommand) Run(s *session) error {
	switch {
	case c.Paragraph == "":
		return s.read(c.Project, func(p *store.Project) error { return c.list(s, p) })
	case (c.Words == "") != c.TakeBack:
		return misused("Say what holds, or --take-back.")
	case c.As == "":
		return misused("Say with --as who lays it down.")
	case c.Field == "" && (c.Option != "" || len(c.Again) > 0):
		return misused("--option and --again go with --field: they are of a question.")
	case c.To != "" && len(c.Again) > 0:
		return misused("--again goes with a ruling for everyone.")
	}
	return s.change(c.Project, func(p *store.Project) error { return c.rule(s, p) })
}

func (c *ruleCommand) rule(s *session, p *store.Project) error {
	people, err := p.People(s)
	if err != nil {
		return err
	}
	lead, err := team.FindPerson(people, c.As)
	if err != nil {
		return err
	}
	if !lead.Lead {
		return annotate.Fail(annotate.CodeInvalid, "viewer.only-a-lead", "Doing", sentence.Of("lead.rule"))
	}
	if c.To != "" {
		if _, err := team.FindPerson(people, c.To); err != nil {
			return err
		}
	}
	if c.Paragraph, err = p.FindUnit(s, c.Paragraph); err != nil {
		return err
	}
	book, err := p.Codebook(s)
	if err != nil {
		return err
	}
	f, err := fieldNamed(book, c.Field)
	if err != nil {
		return err
	}
	ruling := annotate.Ruling{Words: strings.TrimSpace(c.Words), Option: c.Option, Again: c.Again}
	if slices.Contains(ruling.Again, "all") {
		ruling.Again = []string{annotate.AllValues}
	}
	if err := ruling.Fits(f); err != nil {
		return err
	}
	value := ruling.Value()
	if c.TakeBack {
		value = ""
	}
	return s.lay(p, c.As, annotate.RulingKey(c.Paragraph, c.Field, c.To), value)
}

func (c *ruleCommand) list(s *session, p *store.Project) error {
	all, err := p.Rulings(s)
	if err != nil {
		return err
	}
	if len(all) == 0 && !c.JSON {
		s.say("There is no ruling yet.")
		return nil
	}
	w := newWords(s.out)
	for i := range all {
		r := &all[i]
		if c.JSON {
			if err := writeRuling(s, r); err != nil {
				return err
			}
			continue
		}
		w.line("%s: %s", cmp.Or(r.Field, "the paragraph"), rulingLine(r))
	}
	return w.end()
}

func writeRuling(s *session, r *annotate.Ruling) error {
	return writeObject(s.out, struct {
		Field     *string  `json:"field"`
		Words     string   `json:"ruling"`
		Option    *string  `json:"option"`
		Again     []string `json:"again"`
		Paragraph string   `json:"paragraph_id"`
		Title     *string  `json:"title"`
		Position  int      `json:"position"`
		For       *string  `json:"for"`
		By        *string  `json:"by"`
		At        string   `json:"at"`
	}{
		orNull(r.Field), r.Words, orNull(r.Option), append([]string{}, r.Again...), r.Paragraph.ID, orNull(r.Title), r.Paragraph.Position,
		orNull(r.For), orNull(r.Author), r.At.UTC().Format(time.RFC3339),
	})
}

// rulingLine is a ruling in a line.
func rulingLine(r *annotate.Ruling) string {
	line := r.Words
	if r.Option != "" {
		line += " (" + r.Option + ")"
	}
	if r.Title != "" {
		line += " – " + r.Title + ", " + whereIn(&r.Paragraph)
	}
	line += fmt.Sprintf(" [%s, %s", cmp.Or(r.Author, "nobody in particular"), day(r.At))
	if r.For != "" {
		line += ", for " + r.For
	}
	if len(r.Again) > 0 {
		line += ", again: " + strings.ReplaceAll(strings.Join(r.Again, ", "), annotate.AllValues, "all")
	}
	return line + "]"
}

// whereIn says where in an article something is.
func whereIn(p *annotate.Paragraph) string {
	if p.Whole() {
		return "the article as a whole"
	}
	return fmt.Sprintf("paragraph %d", p.Position)
}

// lay writes one entry of somebody.
func (s *session) lay(p *store.Project, who string, key annotate.Key, value string) error {
	pen, err := s.pen(p, who)
	if err != nil {
		return err
	}
	entries, err := team.Decide(s, p, pen, team.Fact{Key: key, Value: value})
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		s.say("Nothing changed: it stands so already.")
		return nil
	}
	return p.Append(s, entries...)
}

// fieldNamed finds a question of the codebook; nil of "".
func fieldNamed(book *codebook.Codebook, key string) (*codebook.Field, error) {
	f := book.Field(key)
	if key == "" || f != nil {
		return f, nil
	}
	var keys []string
	for i := range book.Fields {
		keys = append(keys, book.Fields[i].Key)
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "plumb.no-question", "Field", sentence.Quoted(key), "Fields", sentence.Names(keys))
}
