package reviewing

import (
	"context"
	"slices"

	"plumbline/annotate/agreement/against"
	"plumbline/annotate/dataset"
	"plumbline/annotate/review"
)

// Beside is a model beside people.
type Beside struct {
	Names   []string // of the models whose labels are here
	Chosen  string   // which of them is compared
	Epsilon float64  // of the test whether it stands in for a person
	Fixed   bool     // nobody can take it out
	Against *review.Against
	Err     error // why it could not be compared
}

// Epsilons are those that can be chosen, as the paper of the test has them: for crowd
// workers, for trained annotators, for experts.
func Epsilons() []float64 { return []float64{0.1, against.Skilled, 0.2} }

// NextModel compares the next of the models with people.
func (s *Session) NextModel() {
	if s.beside == nil {
		return
	}
	names := s.beside.Names
	s.compareModel(names[(slices.Index(names, s.beside.Chosen)+1)%len(names)], s.beside.Epsilon)
}

// NextEpsilon tests with the next epsilon.
func (s *Session) NextEpsilon() {
	if s.beside == nil {
		return
	}
	all := Epsilons()
	s.compareModel(s.beside.Chosen, all[(slices.Index(all, s.beside.Epsilon)+1)%len(all)])
}

// findModels compares a model with people where the labels of any are here. That reads the
// whole project once more, so it comes last.
func (s *Session) findModels() {
	names := s.sheets.models()
	if len(names) == 0 {
		if s.beside != nil {
			s.beside = nil
			s.showBeside()
		}
		return
	}
	chosen, epsilon := names[0], against.Skilled
	if s.beside != nil {
		epsilon = s.beside.Epsilon
		if slices.Contains(names, s.beside.Chosen) {
			chosen = s.beside.Chosen
		}
	}
	s.compareModel(chosen, epsilon)
}

// compareModel works out how a model stands beside people. A later request makes an earlier
// one late.
func (s *Session) compareModel(model string, epsilon float64) {
	s.stopModel()
	ctx, stop := context.WithCancel(context.Background())
	s.stopModel = stop
	filter, draws := s.filter, s.draws
	before := s.beside
	b := &Beside{Names: s.sheets.models(), Chosen: model, Epsilon: epsilon, Fixed: s.options.Fixed}
	if before != nil && before.Chosen == model && before.Epsilon == epsilon {
		b.Against = before.Against // stays on show until the new numbers are here
	}
	s.beside = b
	s.showBeside()
	s.options.Work(func() {
		b = &Beside{Names: b.Names, Chosen: model, Epsilon: epsilon, Fixed: b.Fixed}
		models, err := review.ReadModels(ctx, s.options.Store)
		if err != nil {
			b.Err = err
			return
		}
		b.Against = models.Against(model, filter, draws, epsilon, func() bool { return ctx.Err() == nil })
	}, func() {
		if s.closed || ctx.Err() != nil {
			return
		}
		s.beside = b
		s.showBeside()
		s.options.Trace("model %s", model)
	})
}

// RemoveModel takes everything out that the model said which is compared now, and tells then
// how many labels that were.
func (s *Session) RemoveModel(then func(taken int)) {
	if s.beside == nil || s.options.Fixed {
		return
	}
	pen, err := s.options.Pen()
	if err != nil {
		s.screen.Failed(err)
		return
	}
	model, taken := s.beside.Chosen, 0
	s.options.Work(func() { taken, err = dataset.RemoveModel(context.Background(), s.options.Store, pen, model) }, func() {
		switch {
		case s.closed:
		case err != nil:
			s.screen.Failed(err)
		default:
			then(taken)
			s.options.Trace("model %s out", model)
			s.options.Written()
			s.Reload()
		}
	})
}

func (s *Session) showBeside() {
	s.view.Beside = s.beside
	s.screen.Changed()
}
