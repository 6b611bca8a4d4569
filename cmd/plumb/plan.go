package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type planCommand struct {
	Project    string   `arg:"" optional:"" name:"PROJECT" help:"A project with some answers already: how frequent labels are, alpha as it is now, how long articles are and how fast people work come from it."`
	Question   string   `placeholder:"KEY" help:"The question of the project that is planned for."`
	Target     string   `placeholder:"TARGET" help:"For a question that is asked per target: which."`
	Labels     []string `placeholder:"LABEL=SHARE,..." help:"Without a project: the labels and how frequent each is expected to be, in the order of the scale."`
	Ordinal    bool     `help:"With --labels: they have that order."`
	Width      float64  `default:"0.2" help:"How wide the 95 % interval of alpha may be. 0.2 without it."`
	Alpha      *float64 `help:"The alpha that is expected. Without it: as it is now in the project, else 0.7."`
	Overlap    []int    `default:"2,3" help:"How many annotators label each paragraph. 2 and 3 without it."`
	Paragraphs int      `placeholder:"N" help:"How many paragraphs an article has. Without it: as in the project, else 20."`
	Clustering float64  `default:"0.22" help:"How much of what paragraphs differ by lies between articles, from 0 to below 1. 0.22 without it, as in studies of news."`
	JSON       bool     `name:"json" help:"One JSON object a line."`
}

// forecast is what is planned for.
type forecast struct {
	Question   string          `json:"question,omitempty"`
	Level      agreement.Level `json:"level"`
	Labels     []forecastLabel `json:"labels"`
	Asked      float64         `json:"asked"` // the share of paragraphs
	Alpha      float64         `json:"alpha"`
	Clustering float64         `json:"clustering"`
	Width      float64         `json:"width"`
	PerHour    float64         `json:"paragraphs_per_hour,omitempty"`
	Plans      []forecastStudy `json:"plans"`

	design planning.Design
}

type forecastLabel struct {
	Label string  `json:"label"`
	Share float64 `json:"share"`
}

type forecastStudy struct {
	planning.Plan
	Hours float64 `json:"hours,omitempty"` // of all annotators together
}

// Run says how many articles a study needs.
func (c *planCommand) Run(s *session) error {
	all, err := c.all(s)
	if err != nil {
		return err
	}
	for i := range all {
		p := &all[i]
		for _, overlap := range c.Overlap {
			study, err := p.design.Needed(s, c.Width, overlap)
			if err != nil {
				return err
			}
			told := forecastStudy{Plan: study}
			if p.PerHour > 0 {
				told.Hours = float64(study.Labelled) / p.PerHour
			}
			p.Plans = append(p.Plans, told)
		}
		if c.JSON {
			line, err := json.Marshal(p)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(s.out, "%s\n", line); err != nil {
				return err
			}
			continue
		}
		if err := c.tell(s, p); err != nil {
			return err
		}
	}
	return nil
}

// all lists what is planned for: the rows of a question of the project, or the labels.
func (c *planCommand) all(s *session) ([]forecast, error) {
	switch {
	case (c.Project == "") == (len(c.Labels) == 0):
		return nil, misused("A plan is for the --question of a project, or for --labels.")
	case c.Project != "" && c.Question == "":
		return nil, misused("--question says which question of the project is planned for.")
	case c.Project == "":
		p, err := c.ofLabels()
		return []forecast{p}, err
	}
	answers, f, only, err := s.chosen(c.Project, c.Question, c.Target, false)
	if err != nil {
		return nil, err
	}
	sizes, perHour, err := c.workload(s)
	if err != nil {
		return nil, err
	}
	var all []forecast
	for _, look := range planning.Outlooks(answers.Ratings(f), sizes) {
		if look.Question.Field != only.field || only.target != "" && look.Question.Target != only.target {
			continue
		}
		if look.Err != nil {
			return nil, look.Err
		}
		p := forecast{Question: look.Name.String(), PerHour: perHour}
		for i, label := range look.Labels {
			p.Labels = append(p.Labels, forecastLabel{label, look.Design.Shares[i]})
		}
		c.complete(&p, look.Design)
		all = append(all, p)
	}
	return all, nil
}

// complete puts what was asked for into a design.
func (c *planCommand) complete(p *forecast, d planning.Design) {
	d.Clustering = c.Clustering
	if c.Alpha != nil {
		d.Alpha = *c.Alpha
	}
	p.design, p.Level, p.Asked, p.Alpha, p.Clustering, p.Width = d, d.Level, d.Asked, d.Alpha, d.Clustering, c.Width
}

func (c *planCommand) ofLabels() (forecast, error) {
	var p forecast
	d := planning.Design{Level: agreement.LevelNominal, Sizes: []int{20}, Asked: 1, Alpha: planning.UsualAlpha}
	if c.Ordinal {
		d.Level = agreement.LevelOrdinal
	}
	if c.Paragraphs > 0 {
		d.Sizes = []int{c.Paragraphs}
	}
	for _, words := range c.Labels {
		label, share, ok := strings.Cut(words, "=")
		value, err := strconv.ParseFloat(strings.TrimSpace(share), 64)
		if !ok || err != nil {
			return p, misused("%s is no label with its share, such as loud=0.1.", words)
		}
		d.Shares = append(d.Shares, value)
		p.Labels = append(p.Labels, forecastLabel{strings.TrimSpace(label), value})
	}
	c.complete(&p, d)
	return p, nil
}

// workload is how long the articles of the project are, and how many paragraphs an hour its
// people label, 0 where no time is kept.
func (c *planCommand) workload(s *session) (sizes []int, perHour float64, err error) {
	err = s.read(c.Project, func(p *store.Project) error {
		articles, err := p.Catalogue(s)
		if err != nil {
			return err
		}
		for _, a := range articles {
			if a.Meta.AskedIn(annotate.LayerAnnotation) && a.Paragraphs > 0 {
				sizes = append(sizes, a.Paragraphs)
			}
		}
		paces, err := p.Paces(s)
		if err != nil {
			return err
		}
		var rates []float64
		for _, pace := range paces {
			if rate, known := pace.PerHour(); known {
				rates = append(rates, rate)
			}
		}
		if slices.Sort(rates); len(rates) > 0 {
			perHour = rates[len(rates)/2]
		}
		return nil
	})
	if c.Paragraphs > 0 {
		sizes = []int{c.Paragraphs}
	}
	return sizes, perHour, err
}

func (c *planCommand) tell(s *session, p *forecast) error {
	var labels []string
	for _, l := range p.Labels {
		labels = append(labels, fmt.Sprintf("%s %.0f %%", l.Label, 100*l.Share))
	}
	rarest, _ := p.design.Rarest()
	name := p.Question
	if name != "" {
		name += ": "
	}
	w := &strings.Builder{}
	fmt.Fprintf(w, "%s%s (%s), asked in %.0f %% of the paragraphs; alpha %.2f is expected.\n",
		name, strings.Join(labels, ", "), p.Level, 100*p.Asked, p.Alpha)
	fmt.Fprintf(w, "For a 95 %% interval of alpha at most %.2f wide, which half of such studies have:\n\n", p.Width)
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "annotators each\tarticles\tparagraphs\tlabelled in all\thours\tarticles with %s\t\n", p.Labels[rarest].Label)
	for _, plan := range p.Plans {
		articles, hours := fmt.Sprint(plan.Articles), "–"
		if !plan.Enough {
			articles = "over " + articles
		}
		if plan.Hours > 0 {
			hours = fmt.Sprintf("%.0f", plan.Hours)
		}
		fmt.Fprintf(table, "%d\t%s\t%d\t%d\t%s\t%d\t\n", plan.Overlap, articles, plan.Paragraphs, plan.Labelled, hours, plan.Holding)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if p.PerHour > 0 {
		fmt.Fprintf(w, "Hours are at %.0f paragraphs an hour, the pace of this project.\n", p.PerHour)
	} else {
		fmt.Fprintln(w, "No pace is known, so no hours are told.")
	}
	for _, plan := range p.Plans {
		if plan.Enough && plan.Holding < planning.LeastHolding {
			fmt.Fprintf(
				w,
				"With %d annotators each the label %s would stand in %d articles; of fewer than %d its agreement is not dependable.\n",
				plan.Overlap,
				p.Labels[rarest].Label,
				plan.Holding,
				planning.LeastHolding,
			)
		}
	}
	_, err := fmt.Fprint(s.out, sentence.VisibleLines(w.String()))
	return err
}
