package exchanging

import (
	"context"

	"plumbline/annotate"
)

// Stage is how far a merge is.
type Stage int

// The stages.
const (
	Reading Stage = iota // the files
	Waiting              // for the person: Report says what they would bring, or brought
	Merging
)

// Merge is a merge that is looked at before it is done.
type Merge struct {
	session *Session
	changed func()
	failed  func(error)
	paths   []string
	options annotate.MergeOptions
	choices map[claimed]Choice
	report  *annotate.MergeReport
	stage   Stage
}

// Choice is what the person says to something that is listed.
type Choice int

// The choices, in the order in which Turn goes through them.
const (
	NotNow Choice = iota // it stays out this time
	TakeIn
	Never // it stays out, and is not asked about again
)

// claimed is one question: what a file claims, "" for all of it at once.
type claimed struct {
	file  string
	claim annotate.Claim
}

// Merge begins to look what files would bring. Changed is called at each stage,
// failed where a stage could not be ended.
func (s *Session) Merge(paths []string, changed func(), failed func(error)) *Merge {
	return &Merge{session: s, paths: paths, changed: changed, failed: failed, choices: make(map[claimed]Choice)}
}

// Stage is how far it is.
func (m *Merge) Stage() Stage { return m.stage }

// Report says what the files bring, nil until they are read.
func (m *Merge) Report() *annotate.MergeReport { return m.report }

// Plan reads the files.
func (m *Merge) Plan() {
	m.stage, m.report = Reading, nil
	m.changed()
	m.work(m.session.options.Files.PlanMerge)
}

// CanAccept reports whether nothing but a codebook that is unknown here is in the
// way, and a lead may accept it.
func (m *Merge) CanAccept() bool {
	return m.ready() && onlyCodebooks(m.report) && m.session.view.Lead
}

// Accept takes the version of the codebook that comes with the files, and looks
// again.
func (m *Merge) Accept() {
	m.options.AcceptCodebook = true
	m.Plan()
}

// Choice is what the person said so far to what a file claims, "" for all of it at
// once.
func (m *Merge) Choice(file string, claim annotate.Claim) Choice {
	return m.choices[claimed{file, claim}]
}

// Turn goes on to the next choice.
func (m *Merge) Turn(file string, claim annotate.Claim) {
	if m.ready() {
		m.choices[claimed{file, claim}] = (m.Choice(file, claim) + 1) % (Never + 1)
	}
}

// answers are the choices as merging takes them.
func (m *Merge) answers() (all []annotate.MergeAnswer) {
	for c, choice := range m.choices {
		if choice != NotNow {
			all = append(all, annotate.MergeAnswer{File: c.file, Claim: c.claim, Yes: choice == TakeIn})
		}
	}
	return all
}

// CanMerge reports whether there is anything to write and nothing in the way.
func (m *Merge) CanMerge() bool {
	return m.ready() && !m.report.Refused() && (m.report.Changes() || len(m.answers()) > 0)
}

func (m *Merge) ready() bool {
	return m.stage == Waiting && m.report != nil && !m.report.Merged
}

// Do merges.
func (m *Merge) Do() {
	m.stage = Merging
	m.changed()
	m.options.Answers = m.answers()
	m.work(m.session.options.Files.Merge)
}

// work does a part of the merge elsewhere and tells what came of it. What is
// refused is no failure: the report says why.
func (m *Merge) work(do func(context.Context, []string, annotate.MergeOptions) (*annotate.MergeReport, error)) {
	var report *annotate.MergeReport
	var err error
	m.session.options.Work(func() { report, err = do(context.Background(), m.paths, m.options) }, func() {
		m.stage = Waiting
		refused := report != nil && report.Refused()
		switch {
		case m.session.closed:
		case err != nil && !refused:
			m.failed(err)
		default:
			m.report = report
			m.changed()
			if report.Merged {
				m.session.options.Written()
				m.session.Reload()
			}
		}
	})
}

// onlyCodebooks reports whether nothing but an unknown codebook is refused.
func onlyCodebooks(r *annotate.MergeReport) bool {
	for _, refusal := range r.Refusals {
		if refusal.Code != annotate.CodeCodebook {
			return false
		}
	}
	return r.Refused()
}
