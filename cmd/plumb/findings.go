package main

import (
	"cmp"
	"fmt"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type findingsCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known, as in plumb report."`
	asOf
	Early bool `help:"Open findings though nothing was frozen yet. That is recorded, and the data sheet tells it."`
	CSV   bool `name:"csv" xor:"form" help:"Every share as a line of a table."`
	JSON  bool `name:"json" xor:"form" help:"Shares, differences and what is confounded as JSON."`

	Picture string `xor:"form" and:"picture" placeholder:"NAME" help:"One picture, such as stance/Northland/outlets; a name that there is none of is answered with those there are."`
	Output  string `short:"o" and:"picture" placeholder:"FILE" help:"Where the picture is written: x.svg, x.png, or x.csv with its numbers."`
}

// Help returns what findings are, for "plumb findings --help".
func (c *findingsCommand) Help() string {
	return `What the labels say: how often each target is addressed and then with which stance,
whose voice it is, which sources are credited, what is editorialized; altogether, by
outlet and by week or month. A paragraph counts once, and where annotators differ each has an
equal part of it. Absent is never taken for a number. Intervals of 95 % stand on events,
and on single articles of no event.

Outlets are compared only over events that both reported on, and only by the answers of
people who labelled both. A difference is named if its interval excludes 0, widened for
how many differences were looked at. Of outlets that cannot be compared it is said why.

Look after the labels are settled: findings open once something was frozen
(plumb freeze), and earlier only with --early, which is recorded.`
}

// Run tells what the labels say.
func (c *findingsCommand) Run(s *session) error {
	if err := s.thaw(c.Project, c.asOf); err != nil {
		return err
	}
	if s.thawed == nil {
		if err := c.open(s); err != nil {
			return err
		}
	}
	return s.read(c.Project, func(p *store.Project) error {
		articles, err := s.only(p, c.Only)
		if err != nil {
			return err
		}
		f, err := findings.Read(s, p, review.Filter{Articles: articles})
		switch {
		case err != nil:
			return err
		case c.Picture != "":
			return c.draw(s, f)
		case c.JSON:
			return c.asJSON(s, f)
		case c.CSV:
			return findings.WriteCSV(s.out, f.Lines())
		}
		return c.inWords(s, f)
	})
}

// open lets findings be looked at once something was frozen, and earlier with a record.
func (c *findingsCommand) open(s *session) error {
	var of findings.Opening
	err := s.read(c.Project, func(p *store.Project) (err error) {
		of, err = findings.ReadOpening(s, p)
		return err
	})
	switch {
	case err != nil || of.Frozen() || of.Early && c.Early:
		return err
	case !c.Early:
		return annotate.Fail(annotate.CodeInvalid, "findings.not-frozen", "Project", sentence.Argument(c.Project))
	}
	return s.change(c.Project, func(p *store.Project) error {
		_, err := s.decide(p, team.Fact{Key: annotate.OpeningKey(annotate.OpenedOutlets), Value: annotate.OpenedEarly})
		if err == nil {
			s.say("It is recorded that findings were opened before anything was frozen.")
		}
		return err
	})
}

// shareWords writes a part of one with its interval.
func shareWords(x findings.Share) string {
	words := sentence.Share(x.Value).String()
	if x.CI95 != nil {
		words += fmt.Sprintf(" (%.0f to %.0f)", 100*x.CI95[0], 100*x.CI95[1])
	}
	if !x.Dependable {
		words += "*"
	}
	return words
}

func (c *findingsCommand) inWords(s *session, f *findings.Findings) error {
	if len(f.Distributions) == 0 {
		s.say("Nothing is labelled yet.")
		return nil
	}
	w := newWords(s.out)
	for i := range f.Distributions {
		d := &f.Distributions[i]
		w.line("%s", review.NameOf(d.Question, d.What))
		head := []string{"outlet", "paragraphs", "events or articles"}
		if d.Question.Article {
			head[1] = "articles"
		}
		w.row(append(head, d.Labels...)...)
		w.row(partRow("all", d.All)...)
		for _, part := range d.Outlets {
			w.row(partRow(cmp.Or(part.Name, "not known"), part)...)
		}
		w.line("")
	}
	c.differences(w, f)
	w.line(
		"Shares of paragraphs or articles in %%, where annotators differ in equal parts, with intervals of 95 %% by events and articles of no event.",
	)
	w.line("* not dependable: fewer than 10 of them.")
	return w.end()
}

func partRow(name string, part findings.Part) []string {
	row := []string{name, strconv.Itoa(part.Units), strconv.Itoa(part.Clusters)}
	for _, x := range part.Shares {
		row = append(row, shareWords(x))
	}
	return row
}

// differences tells which may be named, and what cannot be compared.
func (c *findingsCommand) differences(w *words, f *findings.Findings) {
	for _, d := range f.Differences {
		if d.Named {
			w.line("%s", d.Words(d.Label))
		}
	}
	if f.Looked > 0 {
		w.line("%s", f.LookedWords())
	}
	if words, apart := f.Apart(); apart {
		w.line("%s", words)
	} else {
		for _, x := range f.Confounded {
			w.line("%s", x.Words())
		}
	}
	for _, words := range f.Unusable.Words() {
		w.line("%s", words)
	}
	w.line("")
}

// draw writes one picture.
func (c *findingsCommand) draw(s *session, f *findings.Findings) error {
	all := f.Pictures(findings.Telling{Say: sentence.Text.String})
	p, err := findings.Find(all, c.Picture)
	if err != nil {
		return err
	}
	if err := p.Save(c.Output); err != nil {
		return err
	}
	s.say("%s written to %s.", p.Title, sentence.Argument(c.Output))
	return nil
}

// differenceLine is a difference as JSON.
type differenceLine struct {
	Field  string      `json:"field"`
	Target *string     `json:"target"`
	What   review.What `json:"what"`
	Label  string      `json:"label"`
	First  string      `json:"first"`
	Second string      `json:"second"`
	Value  float64     `json:"difference"`
	Bounds [2]float64  `json:"ci_corrected"`
	Events int         `json:"events"`
	Named  bool        `json:"named"`
}

type confoundedLine struct {
	First  string       `json:"first"`
	Second string       `json:"second"`
	Why    findings.Why `json:"why"`
	Events int          `json:"events"`
}

func (c *findingsCommand) asJSON(s *session, f *findings.Findings) error {
	told := struct {
		AsOf        *freezeTold      `json:"as_of,omitempty"`
		Shares      []findings.Line  `json:"shares"`
		Looked      int              `json:"differences_looked_at"`
		Differences []differenceLine `json:"differences"`
		Confounded  []confoundedLine `json:"confounded"`
	}{s.frozen(), f.Lines(), f.Looked, []differenceLine{}, []confoundedLine{}}
	for _, d := range f.Differences {
		told.Differences = append(told.Differences, differenceLine{
			d.Question.Field, orNull(d.Question.TargetName), d.What, d.Label, d.First, d.Second, d.Value, d.Bounds, d.Events, d.Named,
		})
	}
	for _, x := range f.Confounded {
		told.Confounded = append(told.Confounded, confoundedLine{x.First, x.Second, x.Why, x.Events})
	}
	return writeObject(s.out, told)
}
