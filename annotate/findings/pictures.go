package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/picture"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// Picture is what is told of a question, drawn: bars, the shares in them, and what is behind
// each part.
type Picture struct {
	picture.Bars
	Lines []Line
	Cells map[string]Cell // by the id of the part
}

// Telling is how pictures speak.
type Telling struct {
	Say  func(sentence.Text) string
	Most int // outlets that one shows, those of which most was labelled; 0 is all
}

// Pictures are all there are, question by question.
func (f *Findings) Pictures(t Telling) (all []*Picture) {
	topics, there := f.Topics(), make(map[string]bool)
	for i := range topics {
		for _, p := range t.Of(topics[i], topics) {
			if !there[p.Name] { // that by target is one of all its targets
				all = append(all, p)
			}
			there[p.Name] = true
		}
	}
	return all
}

// Of are the pictures of a topic among all: by outlet, over time, and by target where its
// field is asked about several.
func (t Telling) Of(of Topic, among []Topic) (all []*Picture) {
	all = append(all, t.byOutlet(of))
	if p := t.overTime(of); p != nil {
		all = append(all, p)
	}
	if p := t.byTarget(of, among); p != nil {
		all = append(all, p)
	}
	return all
}

// row is a line of a picture before it is drawn.
type row struct {
	name   string
	by, of string // as cells have them
	strong bool
	topic  Topic
	part   func(*Distribution) (Part, bool)
}

func allOf(d *Distribution) (Part, bool) { return d.All, true }

// named finds the part of a name.
func named(parts func(*Distribution) []Part, name string) func(*Distribution) (Part, bool) {
	return func(d *Distribution) (Part, bool) {
		of := parts(d)
		i := slices.IndexFunc(of, func(p Part) bool { return p.Name == name })
		if i < 0 {
			return Part{}, false
		}
		return of[i], true
	}
}

func outletsOf(d *Distribution) []Part { return d.Outlets }

func timesOf(d *Distribution) []Part { return d.Times }

func (t Telling) byOutlet(of Topic) *Picture {
	rows := []row{{name: t.Say(sentence.Of("picture.all")), by: ByAll, strong: true, topic: of, part: allOf}}
	parts, whole := of.Of().Outlets, len(of.Of().Outlets)
	if t.Most > 0 && whole > t.Most {
		parts = slices.Clone(parts)
		slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(b.Units, a.Units) })
		parts = parts[:t.Most]
		slices.SortFunc(parts, func(a, b Part) int { return compareNames(a.Name, b.Name) })
	}
	if whole > 1 || whole == 1 && parts[0].Name != "" {
		for _, part := range parts {
			name := cmp.Or(part.Name, t.Say(sentence.Of("picture.outlet-not-known")))
			rows = append(rows, row{name: name, by: ByOutlet, of: part.Name, topic: of, part: named(outletsOf, part.Name)})
		}
	}
	p := t.draw(of, "outlets", "picture.by-outlet", rows)
	if len(parts) < whole {
		key := of.Question.Either("picture.cut", "picture.cut-articles")
		p.Notes = append(p.Notes, t.Say(sentence.Of(key, "Shown", len(parts), "All", whole)))
	}
	return p
}

func (t Telling) overTime(of Topic) *Picture {
	d := of.Of()
	if len(d.Times) == 0 {
		return nil
	}
	var rows []row
	for _, part := range d.Times {
		rows = append(rows, row{name: part.Name, by: string(d.By), of: part.Name, topic: of, part: named(timesOf, part.Name)})
	}
	key := "picture.by-month"
	if d.By == ByWeek {
		key = "picture.by-week"
	}
	p := t.draw(of, "time", key, rows)
	if undated := d.All.Units - d.Dated; undated > 0 {
		key := d.Question.Either("picture.undated", "picture.undated-articles")
		p.Notes = append(p.Notes, t.Say(sentence.Of(key, sentence.Counted, undated)))
	}
	return p
}

// byTarget lays the targets of one field beside each other.
func (t Telling) byTarget(of Topic, among []Topic) *Picture {
	var rows []row
	for _, other := range among {
		q := other.Question
		if q.Target == "" || q.Field != of.Question.Field || q.Meaning != of.Question.Meaning || q.Codebook != of.Question.Codebook {
			continue
		}
		if of.Answers == nil || len(rows) == 0 && other.Answers != nil {
			of = other // one whose answers there are, the first of them
		}
		rows = append(rows, row{name: q.TargetName, by: ByAll, topic: other, part: allOf})
	}
	if len(rows) < 2 {
		return nil
	}
	p := t.draw(of, "targets", "picture.by-target", rows)
	p.Name = slug(of.Question) + "/targets"
	p.Title = t.Say(sentence.Of("picture.by-target", "Name", of.Question.Label))
	key := of.Question.Either("picture.under-targets", "picture.under-targets-articles")
	p.Under = t.Say(sentence.Of(key))
	return p
}

// slug is the name of a question in the names of pictures.
func slug(q review.Question) string {
	if q.InForce {
		return q.Field
	}
	return fmt.Sprintf("%s@%d", q.Field, q.Meaning)
}

// draw makes a picture of rows.
func (t Telling) draw(of Topic, group, title string, rows []row) *Picture {
	p := &Picture{Cells: make(map[string]Cell)}
	p.Name = slug(of.Question)
	if of.Question.TargetName != "" {
		p.Name += "/" + of.Question.TargetName
	}
	p.Name += "/" + group
	p.Title = t.Say(sentence.Of(title, "Name", t.name(of.Question)))
	p.Under = t.under(of)
	drawn, faint := t.cells(p, of, rows)
	for i, r := range rows {
		made := picture.Row{Name: r.name, Strong: r.strong, Cells: drawn[i]}
		if of.Addressed == nil {
			made.Count = drawn[i][0].Count
		}
		p.Rows = append(p.Rows, made)
		p.Lines = append(p.Lines, r.lines()...)
	}
	if a := of.Answers; a != nil && a.Sets {
		key := of.Question.Either("picture.sets", "picture.sets-articles")
		p.Notes = append(p.Notes, t.Say(sentence.Of(key)))
	}
	if faint {
		p.Notes = append(p.Notes, t.Say(sentence.Of("picture.faint", "Least", dependable)))
	}
	return p
}

// cells are the bars of rows in the panels of a topic, which it adds to the picture, and
// whether one of them is not dependable.
func (t Telling) cells(p *Picture, of Topic, rows []row) (drawn [][]picture.Cell, faint bool) {
	drawn = make([][]picture.Cell, len(rows))
	for _, d := range []*Distribution{of.Addressed, of.Answers} {
		if d == nil {
			continue
		}
		for _, x := range t.panels(d) {
			if of.Addressed == nil { // all bars are of the same paragraphs
				p.Counts, x.Counts = t.counts(d), ""
			}
			p.Panels = append(p.Panels, x.Panel)
			for i, r := range rows {
				cell := t.cell(p, x, r)
				faint = faint || cell.Faint
				drawn[i] = append(drawn[i], cell)
			}
		}
	}
	return drawn, faint
}

// lines are the shares in a row.
func (r row) lines() (all []Line) {
	for _, d := range []*Distribution{r.topic.Addressed, r.topic.Answers} {
		if d == nil {
			continue
		}
		if part, there := r.part(d); there {
			all = append(all, d.lines(r.by, part)...)
		}
	}
	return all
}

func (t Telling) name(q review.Question) sentence.Sentence {
	name := q.Label
	if q.TargetName != "" {
		name += " · " + q.TargetName
	}
	if !q.InForce {
		return sentence.Of("row.asked-earlier", "Name", name)
	}
	return sentence.Of("row.everything", "Name", name)
}

// under says what the bars are of.
func (t Telling) under(of Topic) string {
	all := of.Of().All
	key := of.Question.Either("picture.under", "picture.under-articles")
	return t.Say(sentence.Of(key, "Units", all.Units, "Of", all.of()))
}

// panel is a panel with the labels of its bars.
type panel struct {
	picture.Panel
	of     *Distribution
	labels []int
}

// panels are those of a distribution: whether something is addressed is one bar, labels of
// which several may be given one each, and all else a stack.
func (t Telling) panels(d *Distribution) (all []panel) {
	counts, labels := t.counts(d), d.Drawn()
	if d.What == review.AbsentOrAddressed {
		addressed := len(labels) - 1
		label := picture.Label{Name: t.Say(sentence.Of("picture.addressed")), Ink: picture.Ink{Hue: hueOf(d.Question.Family)}}
		return []panel{{picture.Panel{Labels: []picture.Label{label}, Counts: counts}, d, []int{addressed}}}
	}
	if d.Sets {
		for l, label := range labels {
			label.Ink = picture.Ink{Hue: hueOf(d.Question.Family)}
			all = append(all, panel{picture.Panel{Labels: []picture.Label{label}, Counts: counts}, d, []int{l}})
		}
		return all
	}
	x := panel{picture.Panel{Labels: labels, Stack: true, Counts: counts}, d, nil}
	if d.What == review.Addressed {
		x.Title = t.Say(sentence.Of("picture.of-those"))
	}
	for l := range labels {
		x.labels = append(x.labels, l)
	}
	return []panel{x}
}

// counts names what is counted beside bars.
func (t Telling) counts(d *Distribution) string {
	key := d.Question.Either("picture.counts", "picture.counts-articles")
	return t.Say(sentence.Of(key))
}

// cell is the bar of a row in a panel. Rows of other targets have their own distribution.
func (t Telling) cell(p *Picture, x panel, r row) picture.Cell {
	d := r.topic.Answers
	if x.of.What == review.AbsentOrAddressed {
		d = r.topic.Addressed
	}
	if d == nil {
		return picture.Cell{}
	}
	part, there := r.part(d)
	if !there || part.Units == 0 {
		return picture.Cell{}
	}
	c := picture.Cell{Count: strconv.Itoa(part.Units) + " / " + strconv.Itoa(part.Clusters), Faint: part.Clusters < dependable}
	if c.Faint {
		c.Count += "*"
	}
	for i, l := range x.labels {
		share := part.Shares[l]
		id := strings.Join([]string{"bar", r.by, r.of, r.topic.Question.Target, string(d.What), d.Labels[l]}, "|")
		p.Cells[id] = Cell{Question: d.Question, What: d.What, By: r.by, Name: r.of, Label: d.Labels[l]}
		c.Parts = append(c.Parts, picture.Part{
			ID: id, Share: share.Value, CI95: share.CI95, Words: sentence.Share(share.Value).String(),
			Tells: t.Tells(r.name, x.Labels[i], part, share, d.Question.Article),
		})
	}
	return c
}

// Tells says everything about a part of a bar.
func (t Telling) Tells(row string, label picture.Label, part Part, share Share, articles bool) string {
	name := label.Name
	if label.Words != "" {
		name += " " + label.Words
	}
	params := []any{"Row", row, "Label", name, "Share", sentence.Share(share.Value), "Units", part.Units, "Of", part.of()}
	if share.CI95 != nil {
		params = append(params, "Low", sentence.Share(share.CI95[0]), "High", sentence.Share(share.CI95[1]))
	}
	key := tellsKey(share.CI95 != nil, articles)
	words := t.Say(sentence.Of(key, params...))
	if !share.Dependable {
		words += " " + t.Say(sentence.Of("picture.not-dependable"))
	}
	return words
}

// tellsKey is the sentence about a part of a bar.
func tellsKey(interval, articles bool) string {
	switch {
	case interval && articles:
		return "picture.tells-interval-articles"
	case interval:
		return "picture.tells-interval"
	case articles:
		return "picture.tells-articles"
	}
	return "picture.tells"
}
