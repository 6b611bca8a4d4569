package seeds

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"sync"
)

// AboutAnswers says what the answers of the four annotators are. Whoever shows
// them shows this too.
const AboutAnswers = "The answers of A1 to A4 are illustrations written for this sample. Nobody labelled these articles."

// AnnotatorAnswers is everything one annotator answered in the sample project.
type AnnotatorAnswers struct {
	Annotator string
	// Articles holds the answers by the article's slug, in the order of the
	// form. A paragraph without answers has not been begun.
	Articles map[string][]Answer
}

// Answers returns the answers of four annotators to the sample project. They
// are parsed once and shared, so callers only read them.
func Answers() []AnnotatorAnswers { return answersOnce() }

// As with the sample, a test reads the same files and an error cannot reach a user.
var answersOnce = sync.OnceValue(func() []AnnotatorAnswers {
	all, _ := readAnswers("sample")
	return all
})

// readAnswers reads what the annotators of a project answered. Each has a folder
// with one file for each article, which holds only what differs from the key.
func readAnswers(folder string) ([]AnnotatorAnswers, error) {
	sample, err := readSample(folder)
	if err != nil {
		return nil, err
	}
	entries, err := files.ReadDir(path.Join(folder, "answers"))
	if err != nil {
		return nil, fmt.Errorf("listing the annotators of %s: %w", folder, err)
	}
	var all []AnnotatorAnswers
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		one := AnnotatorAnswers{Annotator: entry.Name(), Articles: map[string][]Answer{}}
		for _, article := range sample.Articles {
			name := path.Join(folder, "answers", entry.Name(), article.Slug+".csv")
			if one.Articles[article.Slug], err = readDifferences(name, article.Key, sample.Targets); err != nil {
				return nil, err
			}
		}
		all = append(all, one)
	}
	return all, nil
}

// readDifferences reads one annotator's file for one article and returns the
// whole sheets that it makes of the key.
func readDifferences(name string, key []Answer, targets []Target) ([]Answer, error) {
	rows, err := readTable(name, []string{"position", "field", "target", "value"})
	if err != nil {
		return nil, err
	}
	sheets := newSheets(key)
	for i, row := range rows {
		position, err := strconv.Atoi(row[0])
		if err != nil {
			return nil, fmt.Errorf("%s, row %d: the position %q is not a number", name, i+1, row[0])
		}
		if err := sheets.change(Answer{Position: position, Field: row[1], Target: row[2], Value: row[3]}); err != nil {
			return nil, fmt.Errorf("%s, row %d: %w", name, i+1, err)
		}
	}
	return sheets.inFormOrder(targets), nil
}

// notBegun in place of a field says that the annotator has answered nothing
// about the paragraph.
const notBegun = "*"

// formOrder lists the fields as the form asks them. Those of one line are asked
// together, target by target.
var formOrder = [][]string{
	{"unit_type"},
	{"sourcing"},
	{"attribution"},
	{"quote_form"},
	{"stance", "voice"},
	{"unsourced"},
	{"editorial"},
	{"editorial_strength"},
	{"unusable_reason"},
	{"unsure"},
	{"note"},
}

// formPosition returns the line of a field in formOrder and its place there.
func formPosition(field string) (line, place int, ok bool) {
	for line, together := range formOrder {
		if place := slices.Index(together, field); place >= 0 {
			return line, place, true
		}
	}
	return 0, 0, false
}

// asked is one question of one paragraph.
type asked struct {
	position      int
	field, target string
}

// sheets are the answers to an article's paragraphs while they are composed.
type sheets struct {
	key     map[asked]string
	values  map[asked]string
	changed map[asked]bool
}

func newSheets(key []Answer) *sheets {
	s := &sheets{key: map[asked]string{}, values: map[asked]string{}, changed: map[asked]bool{}}
	for _, a := range key {
		q := asked{a.Position, a.Field, a.Target}
		s.key[q], s.values[q] = a.Value, a.Value
	}
	return s
}

// change replaces an answer of the key; an empty value removes it.
// A row that says what the key says already is refused, so that a file holds
// differences and nothing else.
func (s *sheets) change(a Answer) error {
	if a.Field == notBegun {
		return s.leave(a)
	}
	q := asked{a.Position, a.Field, a.Target}
	if _, _, ok := formPosition(a.Field); !ok {
		return fmt.Errorf("the form has no field %q", a.Field)
	}
	if s.changed[q] {
		return fmt.Errorf("%s %s of paragraph %d is changed twice", a.Field, a.Target, a.Position)
	}
	if s.key[q] == a.Value {
		return fmt.Errorf("%s %s of paragraph %d is the same in the key", a.Field, a.Target, a.Position)
	}
	s.changed[q] = true
	if a.Value == "" {
		delete(s.values, q)
	} else {
		s.values[q] = a.Value
	}
	return nil
}

// leave takes back all answers to a paragraph.
func (s *sheets) leave(a Answer) error {
	if a.Target != "" || a.Value != "" {
		return fmt.Errorf("paragraph %d is not begun, so its row has neither target nor value", a.Position)
	}
	before := len(s.values)
	for q := range s.values {
		if q.position == a.Position {
			delete(s.values, q)
		}
	}
	if len(s.values) == before {
		return fmt.Errorf("paragraph %d has no answers that could be left out", a.Position)
	}
	return nil
}

// inFormOrder returns the answers as the form asks them, paragraph by paragraph.
func (s *sheets) inFormOrder(targets []Target) []Answer {
	answers := make([]Answer, 0, len(s.values))
	for q, value := range s.values {
		answers = append(answers, Answer{Position: q.position, Field: q.field, Target: q.target, Value: value})
	}
	targetPosition := func(name string) int {
		return slices.IndexFunc(targets, func(t Target) bool { return t.Name == name })
	}
	slices.SortFunc(answers, func(a, b Answer) int {
		lineA, positionA, _ := formPosition(a.Field)
		lineB, positionB, _ := formPosition(b.Field)
		return cmp.Or(
			a.Position-b.Position,
			lineA-lineB,
			targetPosition(a.Target)-targetPosition(b.Target),
			positionA-positionB,
		)
	})
	return answers
}
