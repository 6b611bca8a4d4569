package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate"
)

// Team is a project whose annotators A1, A2, A3 and the lead L joined.
type Team struct {
	*Project
	Articles []*annotate.Article

	t       testing.TB
	targets []annotate.Target
	pens    map[string]*annotate.Pen
}

// MustOpenTeam makes a project with two targets and articles of so many paragraphs,
// titled a, b, ....
func MustOpenTeam(t testing.TB, lengths ...int) *Team {
	t.Helper()
	p := &Team{Project: MustOpen(t, "p.plumb"), t: t, pens: make(map[string]*annotate.Pen)}
	for i, name := range []string{"Aldoria", "Brenn"} {
		p.targets = append(p.targets, p.AddTarget(t, annotate.Target{Name: name, Order: i + 1}))
	}
	for _, who := range []string{"A1", "A2", "A3", "L"} {
		p.Write(who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
	}
	for i, n := range lengths {
		title := string(rune('a' + i))
		var texts []Text
		for j := range n {
			texts = append(texts, Text{Guess: "body", Text: title + " says nothing of note " + strings.Repeat("again ", j+1)})
		}
		p.Articles = append(p.Articles, p.AddArticle(annotate.Meta{Title: title}, texts...))
	}
	return p
}

// Copied is another project that holds what was the content of this one.
func (p *Team) Copied(content []byte) *Team {
	p.t.Helper()
	return &Team{
		Project: MustOpenCopy(p.t, "p.plumb", content), t: p.t,
		targets: p.targets, Articles: p.Articles, pens: make(map[string]*annotate.Pen),
	}
}

// Target is the id of one of the two targets.
func (p *Team) Target(i int) string { return p.targets[i].ID }

// Paragraph is one of an article, both by index.
func (p *Team) Paragraph(article, i int) annotate.Paragraph {
	return p.Articles[article].Paragraphs[i]
}

// entry is one that a person writes over what stands.
func (p *Team) entry(who string, key annotate.Key, value string) annotate.Entry {
	p.t.Helper()
	pen := p.pens[who]
	if pen == nil {
		pen = p.Pen(who)
		pen.Device = who + "'s"
		p.pens[who] = pen
	}
	highest, err := p.HighestStamp(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	pen.Seen(highest)
	replaces := ""
	if now, err := p.Current(context.Background(), key); err != nil {
		p.t.Fatal(err)
	} else if now != nil {
		replaces = now.ID
	}
	pen.Begin()
	return pen.Write(key, value, replaces, annotate.OriginAnnotator)
}

// Write makes one entry of a person's.
func (p *Team) Write(who string, key annotate.Key, value string) annotate.Entry {
	p.t.Helper()
	e := p.entry(who, key, value)
	p.Tell(p.t, e)
	return e
}

// Label writes what an annotator says of a paragraph, and submits it: fields
// that are not given are as in a routine paragraph. An answer about a target is
// given as "stance 0".
func (p *Team) Label(who string, q annotate.Paragraph, given map[string]string) {
	answers := map[string]string{
		"unit_type": "body",
		"sourcing":  "none",
		"stance 0":  "absent",
		"stance 1":  "absent",
		"unsourced": "no",
		"editorial": "none",
	}
	for name, value := range given {
		answers[name] = value
	}
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	var all []annotate.Entry
	for name, value := range answers {
		field, about, of := strings.Cut(name, " ")
		target := ""
		if of {
			target = p.Target(int(about[0] - '0'))
		}
		if value != "" {
			all = append(all, p.entry(who, sheet.Key(field, target), value))
		}
	}
	all = append(all, p.entry(who, sheet.SubmissionKey(), annotate.JoinIDs([]string{p.Target(0), p.Target(1)})))
	p.Tell(p.t, all...)
}

// Final is the final sheet of a paragraph as the project has it.
func (p *Team) Final(q annotate.Paragraph) *annotate.Sheet {
	p.t.Helper()
	sheets, err := p.SheetsOn(context.Background(), q.ID)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, s := range sheets {
		if s.Layer == annotate.LayerFinal {
			return s
		}
	}
	return annotate.NewSheet(q, annotate.LayerFinal, 1, "")
}

// FinalAnswers is what stands on the final sheet: values and outcomes by field, those
// about the first target with a 0.
func (p *Team) FinalAnswers(q annotate.Paragraph) map[string]string {
	found := make(map[string]string)
	final := p.Final(q)
	for slot, v := range final.Verdicts {
		name := slot.Field
		for i := range p.targets {
			if slot.Target == p.Target(i) {
				name = fmt.Sprintf("%s %d", slot.Field, i)
			}
		}
		if how := v.How(); how != "" {
			found[name] = strings.TrimSpace(final.Value(slot.Field, slot.Target) + " " + string(how))
		}
	}
	return found
}
