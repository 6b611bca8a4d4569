package review

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
)

// finalColumn stands for what was finally decided among the columns of a table that a model
// is read into; no person and no model has such an id.
const finalColumn = "final:"

// Models are the labels of models of a project with what people answered, and what was
// decided, beside them. They are kept in answers of their own, which nobody else is given:
// the numbers about people come from Answers without them.
type Models struct {
	answers  *Answers
	names    []string
	chances  map[chanceKey][]float64   // by the values of the question
	outdated map[string]int            // labels of each model whose question means something else now
	answered map[string]map[int32]bool // paragraphs, by model
}

// chanceKey is a question on a sheet.
type chanceKey struct{ sheet, question int32 }

// ReadModels collects the labels of all models of a project.
func ReadModels(ctx context.Context, from TeamSource) (*Models, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	m := &Models{
		answers: New(book, targets, func(hash string) (*codebook.Codebook, error) { return from.CodebookByHash(ctx, hash) }),
		chances: make(map[chanceKey][]float64), outdated: make(map[string]int), answered: make(map[string]map[int32]bool),
	}
	if err := from.EachSheet(ctx, m.add); err != nil {
		return nil, err
	}
	slices.Sort(m.names)
	excluded, err := annotate.ReadExclusions(ctx, from)
	if err != nil {
		return nil, err
	}
	m.answers.Exclude(excluded)
	seats, err := annotate.ReadSeats(ctx, from)
	m.answers.Seat(seats)
	return m, err
}

// noteModel notes that a model answered a paragraph, and nothing of what.
func (a *Answers) noteModel(s *annotate.Sheet) {
	of := a.modelled[s.Annotator]
	if of == nil {
		of = make(map[string]bool)
		a.modelled[s.Annotator] = of
	}
	if delete(of, s.Paragraph.ID); s.Begun() {
		of[s.Paragraph.ID] = true
	}
}

// Models lists the models whose labels the project has, by their ids. What they said is
// read by ReadModels alone.
func (a *Answers) Models() []string {
	var names []string
	for name, of := range a.modelled {
		if len(of) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// units counts what a model answered.
func (m *Models) units(model string) (n annotate.UnitCount) {
	for at := range m.answered[model] {
		if n.All++; m.answers.paragraphs.list[at].whole {
			n.Wholes++
		}
	}
	return n
}

// Names lists the models whose labels are here, by their ids.
func (m *Models) Names() []string { return slices.Clone(m.names) }

func (m *Models) add(article *annotate.Article, s *annotate.Sheet) error {
	switch s.Layer {
	case annotate.LayerAnnotation:
		return m.answers.Add(article, s)
	case annotate.LayerFinal, annotate.LayerModel:
		if article.Meta.AskedIn(annotate.LayerAnnotation) && s.Begun() {
			return m.addColumn(article, s)
		}
	}
	return nil
}

// addColumn takes up a sheet of a model, or of final answers, as that of an annotator of
// its own.
func (m *Models) addColumn(article *annotate.Article, s *annotate.Sheet) error {
	a, name := m.answers, finalColumn
	if s.Layer == annotate.LayerModel {
		if name = s.Annotator; !slices.Contains(m.names, name) {
			m.names = append(m.names, name)
			m.answered[name] = make(map[int32]bool)
		}
	}
	at := a.articles.number(article.ID, Article{article.ID, article.Meta.Title})
	a.shelve(article)
	par := a.paragraphs.number(s.Paragraph.ID, paragraph{
		id: s.Paragraph.ID, article: at, position: int32(s.Paragraph.Position), guess: s.Paragraph.Guess, whole: s.Paragraph.Whole(),
	})
	place := int32(len(a.sheets))
	a.sheets = append(a.sheets, sheet{
		sheetKey: sheetKey{par, a.annotators.number(name, name), FirstRound}, submitted: true,
		version: a.versions.number(a.book.Hash, Version{a.book.ID, a.book.Version, a.book.Hash}),
	})
	asked := annotate.TargetIDs(article.Meta.AskedTargets(a.targets))
	if s.Layer == annotate.LayerFinal {
		m.takeFinal(place, s, asked)
		return nil
	}
	m.takeModel(place, s, asked)
	return nil
}

// takeFinal keeps what was decided and is asked.
func (m *Models) takeFinal(place int32, s *annotate.Sheet, asked []string) {
	a, account := m.answers, s.Account(m.answers.book, asked)
	for slot := range s.Answers {
		if account.Asks(slot) && s.Decided(a.book, slot) {
			if value := s.Under(a.book, slot.Field, slot.Target); value != "" {
				a.keep(place, a.book, slot, value)
			}
		}
	}
	m.derive(place, s, account)
}

// derive keeps the values that questions have which are not asked.
func (m *Models) derive(place int32, s *annotate.Sheet, account *annotate.Account) {
	a := m.answers
	for _, k := range a.slots(a.book) {
		slot := annotate.Slot{Field: k.field.Key, Target: k.target}
		if k.field.ValueWhenHidden == "" || s.Under(a.book, slot.Field, slot.Target) != "" {
			continue
		}
		if value, ok := account.Derived(slot); ok {
			a.keep(place, a.book, slot, value)
		}
	}
}

// takeModel keeps every label that answers its question as it is asked now, whether or not
// the model answered what the question hangs on: people's answers decide what is compared.
func (m *Models) takeModel(place int32, s *annotate.Sheet, asked []string) {
	a := m.answers
	for slot, current := range s.Answers {
		if current.Entry.Value == "" {
			continue
		}
		value := s.Under(a.book, slot.Field, slot.Target)
		at, rated := a.questionOf(a.book, slot)
		switch {
		case value == "":
			m.outdated[s.Annotator]++
			continue
		case !rated:
			continue
		}
		m.answered[s.Annotator][a.sheets[place].paragraph] = true
		a.questions.list[at].keep(place, value)
		if given := s.ProbabilitiesOf(a.book, slot); given != nil {
			q := a.questions.list[at]
			chances := make([]float64, len(q.values))
			for v, label := range q.values {
				chances[v] = given[label]
			}
			m.chances[chanceKey{place, at}] = chances
		}
	}
	m.derive(place, s, s.Account(a.book, asked))
}

// chosen are the sheets that stand beside one model: those that the filter takes of people,
// and of the model and what was decided those of its articles.
func (m *Models) chosen(f Filter, model string) []bool {
	a := m.answers
	chosen := a.chosen(f, FirstRound)
	articles := choose(a.articles.list, f.Articles, func(x Article) string { return x.ID })
	for i, s := range a.sheets {
		if who := a.annotators.list[s.annotator]; who == finalColumn || annotate.IsModel(who) {
			chosen[i] = !s.replaced && (who == finalColumn || who == model) && articles[a.paragraphs.list[s.paragraph].article]
		}
	}
	return chosen
}

// columnOf is the column of a name, agreement.Missing where it has none.
func columnOf(names []string, name string) int {
	if at := slices.Index(names, name); at >= 0 {
		return at
	}
	return agreement.Missing
}
