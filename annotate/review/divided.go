package review

import (
	"cmp"
	"slices"
)

// Answer is what one annotator said.
type Answer struct {
	Annotator, Value string
	// Later is what they answered after they were shown what others did; it
	// does not count. "" if they were not, or left it at Value.
	Later string
}

// Dispute is how far annotators are apart on one question of a paragraph.
type Dispute struct {
	Question   Question
	Difficulty float64 // the mean distance between the answers, from 0 to 1
	Answers    []Answer
}

// Divided is a paragraph with the answers that it got.
type Divided struct {
	Article    Article
	Paragraph  string // its id
	Position   int    // from 1
	Difficulty float64
	Disputes   []Dispute // the hardest first; only questions that two annotators answered
}

// Divided lists the paragraphs that divide annotators, the hardest first, at
// most as many as the limit, 0 for all. The difficulty of a paragraph is the
// largest of its questions. Questions, if any are given, are the only ones that
// count.
func (o *Overview) Divided(limit int, only ...Question) []Divided {
	type ranked struct {
		paragraph int32
		hardest   float64
	}
	wholes := o.wholes(only)
	hardest := make(map[int32]float64)
	for _, w := range wholes {
		distance := w.distances()
		for u, p := range w.units {
			if _, values := w.table.Unit(u); len(values) > 1 {
				if d := difficulty(values, distance); d > 0 {
					hardest[p] = max(hardest[p], d)
				}
			}
		}
	}
	places := make([]ranked, 0, len(hardest))
	for p, d := range hardest {
		places = append(places, ranked{p, d})
	}
	if len(places) == 0 {
		return nil
	}
	a := wholes[0].answers
	slices.SortFunc(places, func(x, y ranked) int {
		if !same(x.hardest, y.hardest) {
			return cmp.Compare(y.hardest, x.hardest)
		}
		return a.compareParagraphs(x.paragraph, y.paragraph)
	})
	if limit > 0 && len(places) > limit {
		places = places[:limit]
	}
	list := make([]int32, len(places))
	for i, p := range places {
		list[i] = p.paragraph
	}
	return a.divided(list, wholes)
}

// wholes lists the tables of all answers behind the rows, each once.
func (o *Overview) wholes(only []Question) []*whole {
	var wholes []*whole
	for i := range o.Rows {
		w := o.Rows[i].whole
		if !slices.Contains(wholes, w) && (len(only) == 0 || slices.Contains(only, w.q.Question)) {
			wholes = append(wholes, w)
		}
	}
	slices.SortStableFunc(wholes, func(a, b *whole) int { return inOrder(a.q, b.q) })
	return wholes
}

// compareParagraphs sorts by article and place.
func (a *Answers) compareParagraphs(x, y int32) int {
	p, q := a.paragraphs.list[x], a.paragraphs.list[y]
	return cmp.Or(cmp.Compare(a.articles.list[p.article].ID, a.articles.list[q.article].ID), cmp.Compare(p.position, q.position))
}

// divided fills in what was answered about some paragraphs.
func (a *Answers) divided(paragraphs []int32, wholes []*whole) []Divided {
	found := make([]Divided, len(paragraphs))
	at := make(map[int32]int, len(paragraphs))
	for i, p := range paragraphs {
		par := a.paragraphs.list[p]
		found[i] = Divided{Article: a.articles.list[par.article], Paragraph: par.id, Position: int(par.position)}
		at[p] = i
	}
	for _, w := range wholes {
		distance, names := w.distances(), w.table.Annotators()
		for u, p := range w.units {
			i, wanted := at[p]
			who, values := w.table.Unit(u)
			if !wanted || len(values) < 2 {
				continue
			}
			d := Dispute{Question: w.q.Question, Difficulty: difficulty(values, distance)}
			for j, v := range values {
				d.Answers = append(d.Answers, Answer{names[who[j]], w.table.Scheme().Label(int(v)), a.laterOf(w.q, p, names[who[j]])})
			}
			found[i].Difficulty = max(found[i].Difficulty, d.Difficulty)
			found[i].Disputes = append(found[i].Disputes, d)
		}
	}
	for i := range found {
		slices.SortStableFunc(found[i].Disputes, func(x, y Dispute) int { return cmp.Compare(y.Difficulty, x.Difficulty) })
	}
	return found
}

// behind lists the paragraphs of the units that a condition chooses, in the
// order of articles, with what was answered to the row's question.
func (r *Row) behind(chosen func(who, values []int32) bool) []Divided {
	var paragraphs []int32
	for u, p := range r.whole.units {
		if who, values := r.Table.Unit(u); chosen(who, values) {
			paragraphs = append(paragraphs, p)
		}
	}
	return r.whole.answers.divided(paragraphs, []*whole{r.whole})
}

// hardestFirst sorts paragraphs by difficulty; those that are as hard stay in the order of
// articles.
func hardestFirst(list []Divided) []Divided {
	slices.SortStableFunc(list, func(x, y Divided) int {
		if same(x.Difficulty, y.Difficulty) {
			return 0
		}
		return cmp.Compare(y.Difficulty, x.Difficulty)
	})
	return list
}

// Paragraphs lists the paragraphs behind the row: those of two annotators.
func (r *Row) Paragraphs() []Divided {
	return r.behind(func(_, values []int32) bool { return len(values) > 1 })
}

// Difficulty is the mean difficulty of the question on the paragraphs that two
// annotators answered, and how many these are.
func (r *Row) Difficulty() (mean float64, paragraphs int) {
	distance := r.whole.distances()
	for u := range r.whole.units {
		if _, values := r.whole.table.Unit(u); len(values) > 1 {
			mean += difficulty(values, distance)
			paragraphs++
		}
	}
	if paragraphs > 0 {
		mean /= float64(paragraphs)
	}
	return mean, paragraphs
}
