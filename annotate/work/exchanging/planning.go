package exchanging

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
	"plumbline/annotate/review"
)

// Study is a study that is planned: what is expected of it, as it is typed.
type Study struct {
	Of      *planning.Outlook // the question of the project that it is about, nil for labels of its own
	Width   string            // of the interval of alpha that is wanted
	Alpha   string            // that is expected
	Rarest  string            // the share of the rarest label, in percent
	Overlap string            // annotators of each paragraph; several numbers are alternatives
}

// UsualStudy is what a plan begins with.
func UsualStudy() Study {
	return Study{Width: "0.2", Alpha: strconv.FormatFloat(planning.UsualAlpha, 'g', -1, 64), Rarest: "10", Overlap: "2, 3"}
}

// StudyPlan is what it takes, with the hours of all annotators together, 0 where the pace is
// not known.
type StudyPlan struct {
	planning.Plan
	Hours float64
}

// Planning works out what studies take, one after the other: a later wish ends an earlier.
type Planning struct {
	session *Session
	changed func()
	end     context.CancelFunc
	looks   []planning.Outlook
	plans   []StudyPlan
	pace    float64
	err     error
	busy    bool
}

// PlanStudy begins to plan; changed is called when there is something else to show.
func (s *Session) PlanStudy(changed func()) *Planning {
	return &Planning{session: s, changed: changed, end: func() {}}
}

// Outlooks reads what the answers so far lead to expect, of every question that has enough of
// them, and calls then with it.
func (p *Planning) Outlooks(then func([]planning.Outlook)) {
	var answers *review.Answers
	var err error
	sizes := p.session.lengths()
	p.session.options.Work(func() {
		if answers, err = review.ReadOfTeam(context.Background(), p.session.options.Contents); err != nil {
			return
		}
		for _, look := range planning.Outlooks(answers.Ratings(review.Filter{}), sizes) {
			if look.Err == nil {
				p.looks = append(p.looks, look)
			}
		}
	}, func() {
		switch {
		case p.session.closed:
		case err != nil:
			p.session.screen.Failed(err)
		default:
			then(p.looks)
		}
	})
}

// LikeSoFar is a study of a question as it was answered so far.
func LikeSoFar(of *planning.Outlook, s Study) Study {
	_, rarest := of.Design.Rarest()
	s.Of, s.Alpha, s.Rarest = of, rounded(of.Design.Alpha, 2), rounded(100*rarest, 1)
	return s
}

func rounded(n float64, digits int) string { return strconv.FormatFloat(n, 'f', digits, 64) }

// Plans are what the last wish takes; nil while Busy, or where Err says what is wrong with it.
func (p *Planning) Plans() []StudyPlan { return p.plans }

// Pace is how many paragraphs an hour the people of the project label, 0 if that is not known.
func (p *Planning) Pace() float64 { return p.pace }

// Err says what is wrong with a wish.
func (p *Planning) Err() error { return p.err }

// Busy reports whether it is being worked out.
func (p *Planning) Busy() bool { return p.busy }

// End ends what is under way.
func (p *Planning) End() { p.end() }

// Wish works out what a study takes.
func (p *Planning) Wish(of Study) {
	p.end()
	ctx, end := context.WithCancel(context.Background())
	p.end, p.plans, p.err, p.busy = end, nil, nil, false
	design, width, overlaps, err := p.session.designed(of)
	if err != nil {
		p.err = err
		p.changed()
		return
	}
	p.pace, p.busy = p.session.pace(), true
	p.changed()
	var plans []StudyPlan
	pace := p.pace
	p.session.options.Work(func() {
		for _, overlap := range overlaps {
			var plan planning.Plan
			if plan, err = design.Needed(ctx, width, overlap); err != nil {
				return
			}
			of := StudyPlan{Plan: plan}
			if pace > 0 {
				of.Hours = float64(plan.Labelled) / pace
			}
			plans = append(plans, of)
		}
	}, func() {
		if ctx.Err() != nil {
			return
		}
		p.plans, p.err, p.busy = plans, err, false
		p.changed()
	})
}

// designed reads what was typed.
func (s *Session) designed(of Study) (d planning.Design, width float64, overlaps []int, err error) {
	number := func(words string) float64 {
		n, problem := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(words), ",", "."), 64)
		if problem != nil && err == nil {
			err = annotate.Fail(annotate.CodeInvalid, "plan.no-number", "Words", strings.TrimSpace(words))
		}
		return n
	}
	width = number(of.Width)
	alpha, rarest := number(of.Alpha), number(strings.TrimSuffix(strings.TrimSpace(of.Rarest), "%"))/100
	for _, words := range strings.FieldsFunc(of.Overlap, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		n, problem := strconv.Atoi(words)
		if problem != nil && err == nil {
			err = annotate.Fail(annotate.CodeInvalid, "plan.no-number", "Words", words)
		}
		overlaps = append(overlaps, n)
	}
	switch {
	case err != nil:
	case len(overlaps) == 0:
		err = annotate.Fail(annotate.CodeInvalid, "plan.no-annotators")
	case rarest <= 0 || rarest > 0.5:
		err = annotate.Fail(annotate.CodeInvalid, "plan.rarest")
	}
	d = planning.Design{
		Level: agreement.LevelNominal, Shares: []float64{rarest, 1 - rarest}, Sizes: s.lengths(), Asked: 1, Alpha: alpha,
		Clustering: planning.UsualClustering,
	}
	if of.Of != nil && err == nil {
		d = likeSoFar(of, alpha, rarest)
	}
	return d, width, overlaps, err
}

// likeSoFar is the design of a question as it was answered so far, with what was typed
// otherwise. What was left as it stood is not rounded.
func likeSoFar(of Study, alpha, rarest float64) planning.Design {
	d, stood := of.Of.Design, LikeSoFar(of.Of, of)
	if of.Rarest != stood.Rarest {
		d = d.WithRarest(rarest)
	}
	if of.Alpha != stood.Alpha {
		d.Alpha = alpha
	}
	return d
}

// usualLength is how many paragraphs an article has where a project has none.
const usualLength = 20

// lengths are how many paragraphs the articles in use have.
func (s *Session) lengths() (all []int) {
	for i := range s.view.Articles {
		if a := &s.view.Articles[i]; a.Meta.AskedIn(annotate.LayerAnnotation) && a.Paragraphs > 0 {
			all = append(all, a.Paragraphs)
		}
	}
	if len(all) == 0 {
		return []int{usualLength}
	}
	return all
}

// pace is the median of the people's, in paragraphs an hour.
func (s *Session) pace() float64 {
	var all []float64
	for i := range s.view.People {
		if p := &s.view.People[i]; p.Known && p.Pace > 0 {
			all = append(all, p.Pace)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
