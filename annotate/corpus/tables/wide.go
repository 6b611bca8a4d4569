package tables

import (
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
)

// series are columns named alike, such as label_1 and label_2, by their number.
type series struct {
	base    string
	columns map[string]*column
	numbers []string // in order of counting
}

// series finds columns that are named alike and numbered, of at least two numbers.
func (s *shaping) series() []*series {
	var all []*series
	for _, c := range s.columns {
		base, number := numbered(c.name)
		if c.used || number == "" {
			continue
		}
		i := slices.IndexFunc(all, func(other *series) bool { return plain(other.base) == plain(base) })
		if i < 0 {
			i, all = len(all), append(all, &series{base: base, columns: map[string]*column{}})
		}
		all[i].columns[number] = c
		all[i].numbers = append(all[i].numbers, number)
	}
	all = slices.DeleteFunc(all, func(n *series) bool { return len(n.columns) < 2 })
	for _, n := range all {
		slices.SortStableFunc(n.numbers, func(a, b string) int {
			x, _ := strconv.Atoi(a)
			y, _ := strconv.Atoi(b)
			return x - y
		})
	}
	return all
}

// pairs takes numbered columns that name annotators, with the columns of the same
// numbers, which hold what they said.
func (s *shaping) pairs() bool {
	all := s.series()
	i := slices.IndexFunc(all, func(n *series) bool { return annotatorNames[plain(n.base)] })
	if i < 0 {
		return false
	}
	who := all[i]
	for _, number := range who.numbers {
		for _, n := range all {
			if c := n.columns[number]; n != who && c != nil && c.labels() {
				s.rate(c, n.base, who.columns[number].name, "")
			}
		}
	}
	if len(s.layout.Ratings) == 0 {
		return false
	}
	for _, c := range who.columns {
		c.used = true
	}
	return true
}

// rate takes a column as labels.
func (s *shaping) rate(c *column, question, named, who string) {
	c.used = true
	if question == "" || annotatorNames[plain(question)] {
		question = DefaultQuestion
	}
	s.layout.Ratings = append(s.layout.Ratings, corpus.Rating{Column: c.name, Question: question, Named: named, Who: who})
}

// numbered takes numbered columns with the same labels: of annotators, if that is what
// they are called (annotator_1, A1), else of slots, of which nobody knows who they are.
func (s *shaping) numbered() bool {
	for _, n := range s.series() {
		first := n.columns[n.numbers[0]]
		if slices.ContainsFunc(n.numbers, func(number string) bool { c := n.columns[number]; return !c.labels() || !alike(first, c) }) {
			continue
		}
		person := annotatorNames[plain(n.base)] || len([]rune(plain(n.base))) <= 1
		for _, number := range n.numbers {
			c := n.columns[number]
			if person {
				s.rate(c, DefaultQuestion, "", c.name)
				continue
			}
			s.layout.Seats = true
			s.rate(c, n.base, "", number)
		}
	}
	return len(s.layout.Ratings) > 0
}

// crossed takes columns named by question and annotator, such as bias_anna, bias_ben,
// tone_anna, tone_ben, in either order: of the two readings the one in which columns
// of one question have the same labels.
func (s *shaping) crossed() bool {
	best, most := map[*column][2]string(nil), 0
	for _, of := range []func(string) (question, who string, ok bool){questionFirst, questionLast} {
		if named, score := s.cross(of); score > most {
			best, most = named, score
		}
	}
	for _, c := range s.columns {
		if named, ok := best[c]; ok {
			s.rate(c, named[0], "", named[1])
		}
	}
	return len(best) > 0
}

const joints = "_- .:/"

func questionFirst(name string) (question, who string, ok bool) {
	at := strings.LastIndexAny(name, joints)
	if at <= 0 || at == len(name)-1 {
		return "", "", false
	}
	return name[:at], name[at+1:], true
}

func questionLast(name string) (question, who string, ok bool) {
	at := strings.IndexAny(name, joints)
	if at <= 0 || at == len(name)-1 {
		return "", "", false
	}
	return name[at+1:], name[:at], true
}

// cross reads names by question and annotator. The score is how many columns have the
// labels of the first of their question, 0 if not every annotator has every question.
func (s *shaping) cross(of func(string) (question, who string, ok bool)) (named map[*column][2]string, score int) {
	named = map[*column][2]string{}
	by, people := map[string][]*column{}, map[string]int{}
	for _, c := range s.free() {
		if question, who, ok := of(c.name); ok {
			named[c] = [2]string{question, who}
			by[question] = append(by[question], c)
			people[who]++
		}
	}
	if len(people) < 2 || len(by)*len(people) != len(named) {
		return nil, 0
	}
	for _, columns := range by {
		for _, c := range columns {
			if len(columns) != len(people) || !alike(columns[0], c) {
				return nil, 0
			}
			score++
		}
	}
	return named, score
}

// people takes the most columns that have the same labels and no name of a label: each
// is called like an annotator.
func (s *shaping) people() bool {
	var most []*column
	free := slices.DeleteFunc(s.free(), func(c *column) bool { return labelNames[plain(c.name)] })
	for _, first := range free {
		same := slices.DeleteFunc(slices.Clone(free), func(c *column) bool { return !alike(first, c) })
		if len(same) > len(most) {
			most = same
		}
	}
	if len(most) < 2 {
		return false
	}
	for _, c := range most {
		s.rate(c, DefaultQuestion, "", c.name)
	}
	return true
}
