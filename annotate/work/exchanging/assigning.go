package exchanging

import (
	"context"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// Assignment is what would be given out, looked at before it is written.
type Assignment struct {
	session *Session
	changed func()
	marked  []string // ids
	fresh   string   // a seed for the order, if the project has none
	request int      // plans begun: only the newest counts
	answer  *team.Answer
	err     error
}

// Which are the articles of an assignment.
type Which int

// The articles.
const (
	TheMarked Which = iota
	TheWhole        // project
	TheBatch
)

// Wish is what the person asks for.
type Wish struct {
	Which Which
	Batch string   // the one of TheBatch, or the one that TheMarked are put into
	To    []string // people
	Some  bool     // each article goes to Each of them, else to all
	Each  string   // as it is typed
}

// Assign begins an assignment of the marked articles, or others. Changed is called
// when Answer and Err are known for the last wish.
func (s *Session) Assign(changed func()) *Assignment {
	a := &Assignment{session: s, changed: changed, fresh: annotate.NewID()[24:]}
	if len(s.marked) > 0 {
		a.marked = s.Chosen(0)
	}
	return a
}

// Marked counts the articles of TheMarked.
func (a *Assignment) Marked() int { return len(a.marked) }

// Answer is what everyone would have to do; nil while it is being planned, or
// where it cannot be: Err says why.
func (a *Assignment) Answer() *team.Answer { return a.answer }

// Err is why nothing can be planned.
func (a *Assignment) Err() error { return a.err }

func (a *Assignment) requested(w Wish) (team.Request, error) {
	r := team.Request{Fresh: a.fresh, To: w.To}
	switch w.Which {
	case TheMarked:
		r.Articles, r.Batch = a.marked, strings.TrimSpace(w.Batch)
	case TheBatch:
		r.Batch = w.Batch
	}
	if len(r.To) == 0 {
		return r, annotate.Fail(annotate.CodeInvalid, "assign.nobody-chosen")
	}
	if w.Some {
		n, err := strconv.Atoi(strings.TrimSpace(w.Each))
		if err != nil || n < 1 {
			return r, annotate.Fail(annotate.CodeInvalid, "assign.how-many-people")
		}
		r.Each = n
	}
	return r, nil
}

// Plan plans what is wished for. A later wish makes an earlier plan late.
func (a *Assignment) Plan(w Wish) {
	a.request++
	request := a.request
	r, err := a.requested(w)
	var answer *team.Answer
	a.session.options.Work(func() {
		if err == nil {
			answer, err = r.Plan(context.Background(), a.session.options.Contents)
		}
	}, func() {
		if request != a.request {
			return
		}
		a.answer, a.err = answer, err
		if err != nil {
			a.answer = nil
		}
		a.changed()
	})
}

// Check refuses to write what was not planned, or nothing.
func (a *Assignment) Check() error {
	switch {
	case a.answer == nil && a.err != nil:
		return a.err
	case a.answer == nil:
		return annotate.Fail(annotate.CodeInvalid, "assign.being-planned")
	case len(a.answer.Facts) == 0:
		return annotate.Fail(annotate.CodeInvalid, "assign.nothing-to-give-out")
	}
	return nil
}

// Write writes what was planned.
func (a *Assignment) Write() { a.session.decide(a.answer.Facts...) }
