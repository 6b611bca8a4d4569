package exchanging

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/dataset"
	"plumbline/annotate/sentence"
)

// File is the name of the file.
func (b *Bringing) File() string { return filepath.Base(b.path) }

// Stage is how far it is.
func (b *Bringing) Stage() Stage { return b.stage }

// Written reports that everything came in.
func (b *Bringing) Written() bool { return b.written }

// Is says what the file is.
func (b *Bringing) Is() sentence.Sentence {
	if b.table != nil {
		return sentence.Of("corpus.reader.ours")
	}
	return b.reader.Is
}

// Model is the id of the model that the table is taken as the labels of, "" where each row
// says whose it is.
func (b *Bringing) Model() string { return b.model }

// TurnModel takes a table of ours as the labels of a model that is called like the file, or
// as the table says.
func (b *Bringing) TurnModel() {
	if b.model == "" {
		b.model = annotate.ModelNamed(strings.TrimSuffix(filepath.Base(b.path), filepath.Ext(b.path)))
	} else {
		b.model = ""
	}
	b.work(Reading, func(ctx context.Context, pen *annotate.Pen) (brought, error) { return b.planned(ctx, pen, b.state) })
}

// Ours reports a table of ours, which needs no map.
func (b *Bringing) Ours() bool { return b.table != nil }

// Found is what is in the file, nil until it was read.
func (b *Bringing) Found() *corpus.Corpus { return b.state.found }

// Map is what everything in it is here.
func (b *Bringing) Map() *dataset.CorpusMap { return b.state.mapped }

// Plan is what would be written, or was.
func (b *Bringing) Plan() *dataset.CorpusPlan { return b.state.plan }

// Becomes is the version that the codebook becomes, or nil if it stays.
func (b *Bringing) Becomes() *codebook.Codebook {
	if b.state.grown {
		return b.state.book
	}
	return nil
}

// Refused is why nothing can come in, nil if it can.
func (b *Bringing) Refused() error { return b.state.refused }

// CanBring reports whether there is anything to write and nothing in the way.
func (b *Bringing) CanBring() bool {
	p := b.state.plan
	return b.open() && b.state.refused == nil && p != nil && len(p.Entries) > 0
}

func (b *Bringing) open() bool { return b.stage == Waiting && !b.written && b.state.mapped != nil }

// Columns are those of a table; nothing of another tool's export.
func (b *Bringing) Columns() []corpus.Column {
	if b.state.found == nil || b.state.found.Layout == nil {
		return nil
	}
	return b.state.found.Layout.Columns()
}

// SetRole says what a column holds, and reads the table anew. A text, a unit or a note is
// in one column.
func (b *Bringing) SetRole(column string, role corpus.Role) {
	if !b.open() {
		return
	}
	columns := b.Columns()
	for i := range columns {
		alone := role == corpus.RoleText || role == corpus.RoleUnit || role == corpus.RoleNote
		switch {
		case columns[i].Name == column:
			columns[i].Role = role
		case alone && columns[i].Role == role:
			columns[i].Role = corpus.RoleAside
		}
	}
	b.source.Layout = corpus.LayoutOf(columns)
	b.source.Layout.Given = true
	b.Read()
}

// Names reports that people are called as in the file.
func (b *Bringing) Names() bool { return b.propose.KeepNames }

// Makes reports that questions are made for labels that fit none.
func (b *Bringing) Makes() bool { return b.propose.Make }

// TurnNames calls people as in the file, or by new ids.
func (b *Bringing) TurnNames() { b.turn(&b.propose.KeepNames) }

// TurnMakes makes questions for labels that fit none, or leaves them out.
func (b *Bringing) TurnMakes() { b.turn(&b.propose.Make) }

func (b *Bringing) turn(way *bool) {
	if !b.open() {
		return
	}
	*way = !*way
	state := b.state
	b.work(Reading, func(ctx context.Context, pen *annotate.Pen) (brought, error) { return b.proposed(ctx, pen, state) })
}

// TurnSeat says of somebody that they are a slot, which different people filled, or a
// person.
func (b *Bringing) TurnSeat(person int) {
	b.remap(func(m *dataset.CorpusMap) { m.People[person].Slot = !m.People[person].Slot })
}

// Questions are those of the codebook that labels can answer, by their keys.
func (b *Bringing) Questions() []*codebook.Field {
	var list []*codebook.Field
	for i := range b.state.book.Fields {
		if f := &b.state.book.Fields[i]; f.Choosable() {
			list = append(list, f)
		}
	}
	return list
}

// Field is the question that labels answer here, or nil if they are left out.
func (b *Bringing) Field(q *dataset.MappedQuestion) *codebook.Field {
	if q.Question == "" {
		return nil
	}
	return b.state.book.Field(q.Question)
}

// SetQuestion says which question labels answer, "" for none; what each of them is, is
// proposed anew.
func (b *Bringing) SetQuestion(spans bool, at int, key string) {
	book := b.state.book
	b.remap(func(m *dataset.CorpusMap) { questions(m, spans)[at].Answer(book.Field(key), b.target(book.Field(key))) })
}

// target is the one that a question is about if it is asked per target: the first.
func (b *Bringing) target(f *codebook.Field) string {
	if f == nil || !f.PerTarget || len(b.session.view.Rules.Targets) == 0 {
		return ""
	}
	return b.session.view.Rules.Targets[0]
}

// SetOption says which option a label is, "" to leave it out.
func (b *Bringing) SetOption(spans bool, at, value int, option string) {
	b.remap(func(m *dataset.CorpusMap) { questions(m, spans)[at].Values[value].Ours = option })
}

func questions(m *dataset.CorpusMap, spans bool) []dataset.MappedQuestion {
	if spans {
		return m.Spans
	}
	return m.Labels
}

// remap changes the map and plans anew.
func (b *Bringing) remap(change func(m *dataset.CorpusMap)) {
	if !b.open() {
		return
	}
	change(b.state.mapped)
	state := b.state
	b.work(Reading, func(ctx context.Context, pen *annotate.Pen) (brought, error) { return b.planned(ctx, pen, state) })
}

// Joins lists who takes part from now on.
func (b *Bringing) Joins() []string {
	joins := slices.Clone(b.state.plan.New)
	slices.Sort(joins)
	return joins
}
