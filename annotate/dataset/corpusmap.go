package dataset

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/webanno"
)

// CorpusMap says what the people, questions and labels of a corpus are in a project.
// It is proposed, put right by a person, kept as YAML, and used again.
type CorpusMap struct {
	Table  *corpus.Layout   `yaml:"table,omitempty" json:"table,omitempty"` // what the columns of a table hold
	People []MappedName     `yaml:"people" json:"people"`
	Labels []MappedQuestion `yaml:"labels,omitempty" json:"labels,omitempty"` // of documents
	Spans  []MappedQuestion `yaml:"spans,omitempty" json:"spans,omitempty"`
}

// MappedName is a name of the corpus and what it is here, "" to leave it out.
type MappedName struct {
	Theirs string `yaml:"theirs" json:"theirs"`
	Ours   string `yaml:"ours" json:"ours"`
	Times  int    `yaml:"times,omitempty" json:"times,omitempty"`
	Slot   bool   `yaml:"slot,omitempty" json:"slot,omitempty"` // of people: it is none, but a column that different people filled
	Near   string `yaml:"near,omitempty" json:"near,omitempty"` // the option that it may be a misspelling of; nothing follows from it
}

// MappedQuestion is a question or a set of tags of the corpus, and the question of
// the codebook that its labels answer, "" to leave it out.
type MappedQuestion struct {
	Theirs   string       `yaml:"theirs" json:"theirs"`
	Question string       `yaml:"question" json:"question"`
	Make     MadeOf       `yaml:"make,omitempty" json:"make,omitempty"`     // the question is made, with what stands under ours as options
	Whole    Whole        `yaml:"whole,omitempty" json:"whole,omitempty"`   // which paragraphs a label of a document answers for
	Target   string       `yaml:"target,omitempty" json:"target,omitempty"` // of a question that is asked per target
	Values   []MappedName `yaml:"values" json:"values"`
}

// Open lists the labels that the map leaves out, and how often they stand.
func (m *CorpusMap) Open() (labels, times int) {
	for _, q := range slices.Concat(m.Labels, m.Spans) {
		for _, v := range q.Values {
			if q.Question == "" || v.Ours == "" {
				labels, times = labels+1, times+v.Times
			}
		}
	}
	return labels, times
}

// Proposal is how a map of a corpus is proposed.
type Proposal struct {
	Book       *codebook.Codebook
	Targets    []annotate.Target
	Annotators []string // who takes part already
	As         string   // whose all of it is, where it is of one alone: a person, or a model; "" is not said
	KeepNames  bool     // people are called as in the corpus, not by new ids
	Seats      bool     // they are columns that different people filled
	Make       bool     // questions are made for what fits none
}

// Map proposes what the people, questions and labels of a corpus are here. Who takes
// part under the same id already is the same person; others get the next free ids.
func (p Proposal) Map(c *corpus.Corpus) *CorpusMap {
	p.Seats = p.Seats || c.Layout != nil && c.Layout.Seats
	m := &CorpusMap{
		Table:  c.Layout,
		People: p.people(c.Annotators()),
		Labels: p.questions(c.UsedLabels()),
		Spans:  p.questions(c.UsedTags()),
	}
	if p.Make {
		p.make(m, c)
	}
	return m
}

// unsaid is the id proposed for who did what the file says of nobody.
const unsaid = "A"

func (p Proposal) people(names []string) []MappedName {
	if p.As != "" && len(names) == 1 {
		return []MappedName{{Theirs: names[0], Ours: p.As, Slot: p.Seats}}
	}
	taken := map[string]bool{}
	for _, id := range p.Annotators {
		taken[id] = true
	}
	list := make([]MappedName, len(names))
	number := 1
	for i, name := range names {
		list[i] = MappedName{Theirs: name, Ours: name, Slot: p.Seats}
		if slices.Contains(p.Annotators, name) {
			continue
		}
		if list[i].Ours = idOf(name); !p.KeepNames || list[i].Ours == "" || taken[list[i].Ours] {
			for taken[unsaid+strconv.Itoa(number)] {
				number++
			}
			list[i].Ours = unsaid + strconv.Itoa(number)
		}
		taken[list[i].Ours] = true
	}
	return list
}

// idOf is a name as an id can be.
func idOf(name string) string {
	id := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '-'
	}, name)
	id = strings.TrimLeft(annotate.AtMost(id, annotate.MaxAnnotatorID), "-")
	if annotate.CheckNewPersonID(id) != nil {
		return ""
	}
	return id
}

func (p Proposal) questions(used []corpus.Used) []MappedQuestion {
	var list []MappedQuestion
	for _, u := range used {
		if len(list) == 0 || list[len(list)-1].Theirs != u.Question {
			list = append(list, MappedQuestion{Theirs: u.Question})
		}
		q := &list[len(list)-1]
		q.Values = append(q.Values, MappedName{Theirs: u.Value, Times: u.Count})
	}
	var all []MappedQuestion
	for _, q := range list {
		all = append(all, p.parted(q)...)
	}
	return all
}

// question proposes the question of the codebook of the same name, else the one that
// alone has an option for every label.
func (p Proposal) question(q *MappedQuestion) {
	if f, target := p.exported(q.Theirs); f != nil {
		q.Answer(f, target)
		return
	}
	var found *codebook.Field
	fitting := 0
	for i := range p.Book.Fields {
		f := &p.Book.Fields[i]
		if !f.Choosable() {
			continue
		}
		if named(f, q.Theirs) {
			found, fitting = f, 1
			break
		}
		if fits(f, q.Values) {
			found = f
			fitting++
		}
	}
	if fitting != 1 || found.PerTarget && len(p.Targets) != 1 {
		return
	}
	target := ""
	if found.PerTarget {
		target = p.Targets[0].Name
	}
	q.Answer(found, target)
}

// exported is the question that an export of ours calls so: the key of its field, after @
// the target, and an ending for the words that decided its answers, or the same as a layer. It
// is nil for any other name, and for one that two questions could have.
func (p Proposal) exported(name string) (f *codebook.Field, target string) {
	for i := range p.Book.Fields {
		of := &p.Book.Fields[i]
		if !of.Choosable() {
			continue
		}
		about := []string{""}
		if of.PerTarget {
			about = nil
			for _, t := range p.Targets {
				about = append(about, t.Name)
			}
		}
		for _, toward := range about {
			if !calledInExports(QuestionName(of.Key, toward), name) {
				continue
			}
			if f != nil {
				return nil, ""
			}
			f, target = of, toward
		}
	}
	return f, target
}

// calledInExports reports whether an export calls a question, or the words that decided its
// answers, so.
func calledInExports(question, name string) bool {
	words := EvidenceTags(question)
	return name == question || name == words || name == webanno.LayerName(question) || name == webanno.LayerName(words)
}

// Answer takes a question for what the labels answer, nil for none, and proposes which
// option each of them is.
func (q *MappedQuestion) Answer(f *codebook.Field, target string) {
	q.Question, q.Target, q.Make = "", "", ""
	for i := range q.Values {
		q.Values[i].Ours, q.Values[i].Near = "", ""
	}
	if f == nil {
		return
	}
	q.Question = f.Key
	if f.PerTarget {
		q.Target = target
	}
	for i := range q.Values {
		v := &q.Values[i]
		if v.Ours = optionFor(f, v.Theirs); v.Ours == "" {
			v.Near = nearest(f, v.Theirs)
		}
	}
}

func named(f *codebook.Field, name string) bool {
	folded := annotate.FoldText(name)
	return folded != "" && (folded == annotate.FoldText(f.Key) || folded == annotate.FoldText(f.Label))
}

func fits(f *codebook.Field, values []MappedName) bool {
	return !slices.ContainsFunc(values, func(v MappedName) bool { return optionFor(f, v.Theirs) == "" })
}

// optionFor is the option that a label means: by its value or the words shown, in any
// case, or by the number that it is ("0.0", "+1" and "−1" are 0, 1 and -1); "" for
// none.
func optionFor(f *codebook.Field, label string) string {
	number := numberOf(label)
	folded := annotate.FoldText(label)
	for i := range f.Options {
		o := &f.Options[i]
		if folded == annotate.FoldText(o.Value) || folded == annotate.FoldText(o.Shown) ||
			number != "" && number == numberOf(o.Value) {
			return o.Value
		}
	}
	return ""
}

// numberOf is a number in its shortest form, "" for what is none.
func numberOf(text string) string {
	text = strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(text), "−", "-"), "+")
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return ""
	}
	return strconv.FormatFloat(cmp.Or(n, 0), 'f', -1, 64)
}

// who is the person that a name of the corpus is here.
func (m *CorpusMap) who(name string) string {
	for _, p := range m.People {
		if p.Theirs == name {
			return p.Ours
		}
	}
	return ""
}

// mapped is what a label of a question or a set of tags is here; "" where it is left
// out.
func mapped(list []MappedQuestion, question, value string) (q *MappedQuestion, ours string) {
	for i := range list {
		if list[i].Theirs != question || list[i].Question == "" {
			continue
		}
		for _, v := range list[i].Values {
			if v.Theirs == value {
				return &list[i], v.Ours
			}
		}
	}
	return nil, ""
}
