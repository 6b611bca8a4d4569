package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/finding"
	"plumbline/annotate/search"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

const (
	// mostFound is how many paragraphs, and articles as a whole, are counted.
	mostFound = 10_000
	// shownOfText is how much of a paragraph is shown, in characters.
	shownOfText = 220
)

type findCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Query   string `arg:"" name:"QUERY" help:"Words, which are looked for as they stand together, or \"in quotes\" by themselves; and filters such as event=strike, outlet=\"Morning Post\", date=2031-05..2031-06, unit=headline, annotator=A1, QUESTION=OPTION, unsure=yes, note=yes, note=WORDS, disagreement=yes, layer=final. Several values of one filter are alternatives; all else has to hold at once, of answers on one person's sheet."`
	As      string `placeholder:"ID" help:"Find what this person may see. Without it: everything."`
	Batch   string `placeholder:"NAME" help:"Make a batch of this name of the articles with such paragraphs. Query, size and date are kept with it."`
	DryRun  bool   `help:"With --batch: say what would become of it, and write nothing."`
	Most    int    `default:"20" placeholder:"N" help:"How many are listed. 20 without it."`
	JSON    bool   `name:"json" help:"One JSON object a line: article_id, title, paragraph_id, position, text, found (pairs of code points). Of an article as a whole, paragraph_id is the id of the article, position 0 and text null."`
}

// Run finds paragraphs, and articles as a whole by what was answered about them.
func (c *findCommand) Run(s *session) error {
	if c.Most < 0 {
		return misused("--most takes how many are listed, 0 or more.")
	}
	switch {
	case c.Batch != "" && (c.As != "" || c.JSON):
		return misused("--batch is of everything that is found, and lists nothing; leave out --as and --json.")
	case c.Batch == "" && c.DryRun:
		return misused("--dry-run goes with --batch.")
	case c.Batch != "" && c.DryRun:
		return s.read(c.Project, func(p *store.Project) error { return c.batch(s, p) })
	case c.Batch != "":
		return s.change(c.Project, func(p *store.Project) error { return c.batch(s, p) })
	}
	return s.read(c.Project, func(p *store.Project) error {
		if err := c.look(s, p); err != nil {
			return err
		}
		q, err := readQuery(s, p, c.Query)
		if err != nil {
			return err
		}
		found, err := p.Find(s, q, c.Most, mostFound)
		if err != nil {
			return err
		}
		if c.JSON {
			return c.lines(s, found, q.Words)
		}
		return c.list(s, found, q.Words)
	})
}

// batch makes a batch of what is found.
func (c *findCommand) batch(s *session, p *store.Project) error {
	q, err := readQuery(s, p, c.Query)
	if err != nil {
		return err
	}
	found, err := p.Collect(s, q)
	if err != nil {
		return err
	}
	plan, err := team.PlanFound(s, p, c.Batch, q.Line, found)
	if err != nil {
		return err
	}
	verb := "The batch %s would have %s; found in them: %s."
	if !c.DryRun {
		if _, err := s.decide(p, plan.Facts...); err != nil {
			return err
		}
		verb = "The batch %s has %s; found in them: %s."
	}
	s.say(verb, c.Batch, amount(plan.Articles, "article"), plan.Units().Words())
	if plan.Left > 0 {
		s.say("Of these, %s of other batches.", amount(plan.Left, "article"))
	}
	if plan.Aside > 0 {
		s.say("For practice, and so not in it: %s.", amount(plan.Aside, "article"))
	}
	return nil
}

// look shows the project as the person sees it that is named.
func (c *findCommand) look(s *session, p *store.Project) error {
	if c.As == "" {
		return nil
	}
	people, err := p.People(s)
	if err != nil {
		return err
	}
	who, err := team.FindPerson(people, c.As)
	if err != nil {
		return err
	}
	return p.ViewAs(s, who.ID)
}

func readQuery(s *session, p *store.Project, line string) (finding.Query, error) {
	terms, err := p.Terms(s)
	if err != nil {
		return finding.Query{}, err
	}
	q, err := finding.Read(line, terms)
	if err == nil && q.IsEmpty() {
		err = annotate.Fail(annotate.CodeInvalid, "query.nothing")
	}
	return q, err
}

// list writes for the eye: a heading for each article, its paragraphs from shortly before
// what was found.
func (c *findCommand) list(s *session, found annotate.Findings, words []search.Words) error {
	var b strings.Builder
	article := ""
	for _, f := range found.First {
		if f.Paragraph.Article != article {
			if article = f.Paragraph.Article; b.Len() > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "%s  %s\n", sentence.Short(article), sentence.Visible(f.Title))
		}
		if f.Paragraph.Whole() {
			fmt.Fprintf(&b, "%5s  the article as a whole\n", "")
			continue
		}
		text := search.Shorten(search.ExcerptOf(f.Paragraph.Text, words), shownOfText)
		fmt.Fprintf(&b, "%5d  %s\n", f.Paragraph.Position, sentence.Visible(text))
	}
	if _, err := s.out.Write([]byte(b.String())); err != nil {
		return err
	}
	c.count(s, found)
	return nil
}

func (c *findCommand) count(s *session, found annotate.Findings) {
	switch listed := len(found.First); {
	case found.Total == 0:
		s.say("Nothing is found.")
	case found.More:
		s.say("The first %d of over 10,000.", listed)
	case listed < found.Total:
		s.say("The first %d of %s.", listed, annotate.CountUnits(found.Total, found.Wholes))
	default:
		s.say("Found: %s.", annotate.CountUnits(found.Total, found.Wholes))
	}
}

func (c *findCommand) lines(s *session, found annotate.Findings, words []search.Words) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	for _, f := range found.First {
		spans := [][2]int{}
		for _, at := range search.SpansOf(f.Paragraph.Text, words) {
			spans = append(spans, [2]int{at.Start, at.End})
		}
		err := enc.Encode(struct {
			Article   string   `json:"article_id"`
			Title     *string  `json:"title"`
			Paragraph string   `json:"paragraph_id"`
			Position  int      `json:"position"`
			Text      *string  `json:"text"`
			Found     [][2]int `json:"found"`
		}{f.Paragraph.Article, orNull(f.Title), f.Paragraph.ID, positionOf(&f.Paragraph), orNull(f.Paragraph.Text), spans})
		if err != nil {
			return err
		}
	}
	c.count(s, found)
	return nil
}

// positionOf is the position of a paragraph; the article as a whole has 0.
func positionOf(p *annotate.Paragraph) int {
	if p.Whole() {
		return 0
	}
	return p.Position
}
