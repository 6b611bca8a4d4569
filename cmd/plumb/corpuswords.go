package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/dataset"
	"plumbline/store"
)

// lookAt tells what is in the export and what would be written by the map, or by the
// one that would be proposed.
func (c *labelsCommand) lookAt(s *session, p *store.Project, reader *corpus.Reader, found *corpus.Corpus) error {
	m, err := c.proposal(s, p, found)
	if err != nil {
		return err
	}
	if c.mapIsThere() {
		if m, err = c.readMap(); err != nil {
			return err
		}
	}
	plan, grown, err := c.planCorpus(s, p, found, m)
	if err != nil {
		return s.refused(c.File, err)
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(foundJSON(found, m, plan))
	}
	s.tellFound(reader, found)
	s.tellMap(m)
	if grown != nil {
		s.say("The codebook becomes %s %s.", grown.ID, grown.Version)
	}
	s.tellBrought(plan)
	s.say("Nothing was written.")
	return nil
}

// tellFound says what is in an export, which unit its offsets were taken to be in,
// and what of it has no place here.
func (s *session) tellFound(reader *corpus.Reader, found *corpus.Corpus) {
	s.say("%s: %s of %s.", reader.Is, amount(len(found.Documents), "document"), amount(len(found.Annotators()), "annotator"))
	if o := found.Offsets; o.Spans > 0 {
		why := fmt.Sprintf("%d of %d fit their words", o.Fits, o.Spans)
		if o.Open {
			why += ", and every other unit fits as well"
		}
		s.say("Offsets are taken as %s: %s.", o.Unit, why)
	}
	s.tellLayout(found.Layout)
	for _, doubt := range found.Doubts {
		s.say("%s", doubt)
	}
	for _, l := range found.Lost {
		s.say("Not taken: %s: %d.", strings.TrimSpace(lostWords[l.What]+" "+l.Named), l.Count)
	}
}

// tellMap lists who is who and which label is which.
func (s *session) tellMap(m *dataset.CorpusMap) {
	for _, p := range m.People {
		name := p.Theirs
		if name == "" {
			name = "Who is not named"
		}
		slot := ""
		if p.Slot {
			slot = ", a slot that different people filled"
		}
		s.say("%s is %s here%s.", name, p.Ours, slot)
	}
	for _, q := range slices.Concat(m.Labels, m.Spans) {
		for _, v := range q.Values {
			ours := "left out"
			switch {
			case q.Question != "" && v.Ours != "":
				ours = q.Question + " = " + v.Ours
				if q.Make != "" {
					ours += ", which is made"
				}
			case v.Near != "":
				ours += ", close to " + v.Near
			}
			s.say("%s %s (%d): %s.", q.Theirs, v.Theirs, v.Times, ours)
		}
	}
}

// tellBrought says what comes in and what stays out.
func (s *session) tellBrought(plan *dataset.CorpusPlan) {
	for _, annotator := range plan.New {
		s.say("%s is new in this project.", annotator)
	}
	s.say("%s new, %s here already; %s: %d written, %d as they were; %s.",
		amount(len(plan.Articles), "article"), amount(plan.Here, "document"), amount(plan.Rows, "label"),
		plan.Changed, plan.Rows-plan.Changed, amount(plan.Passages, "passage"))
	for _, left := range slices.Sorted(maps.Keys(plan.Left)) {
		if n := plan.Left[left]; n > 0 {
			s.say("Left out: %d, %s.", n, leftWords[left])
		}
	}
}

// corpusJSON is what --json tells.
type corpusJSON struct {
	Format    string             `json:"format"`
	Documents int                `json:"documents"`
	Unit      corpus.Unit        `json:"offsets,omitempty"`
	Lost      []lostJSON         `json:"lost"`
	Map       *dataset.CorpusMap `json:"map"`
	Articles  int                `json:"new_articles"`
	Rows      int                `json:"labels"`
	Changed   int                `json:"written"`
	Passages  int                `json:"passages"`
	Left      map[string]int     `json:"left_out"`
}

type lostJSON struct {
	What  string `json:"what"`
	Named string `json:"named,omitempty"`
	Count int    `json:"count"`
}

func foundJSON(found *corpus.Corpus, m *dataset.CorpusMap, plan *dataset.CorpusPlan) corpusJSON {
	j := corpusJSON{
		Format: found.Format, Documents: len(found.Documents), Lost: []lostJSON{}, Map: m, Left: map[string]int{},
		Articles: len(plan.Articles), Rows: plan.Rows, Changed: plan.Changed, Passages: plan.Passages,
	}
	if found.Offsets.Spans > 0 {
		j.Unit = found.Offsets.Unit
	}
	for _, l := range found.Lost {
		j.Lost = append(j.Lost, lostJSON{string(l.What), l.Named, l.Count})
	}
	for left, n := range plan.Left {
		j.Left[string(left)] = n
	}
	return j
}
