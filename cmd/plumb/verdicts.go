package main

import (
	"fmt"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/consensus"
)

// model is what a method says, and what it learned about labels and annotators.
type model struct {
	Method   string  `json:"method"`
	Field    string  `json:"field,omitempty"`
	Target   *string `json:"target,omitempty"`
	TargetID *string `json:"target_id,omitempty"`
	Meaning  int     `json:"meaning,omitempty"`

	Converged     *bool              `json:"converged,omitempty"`
	Rounds        int                `json:"rounds,omitempty"`
	LogLikelihood *float64           `json:"log_likelihood,omitempty"`
	Prior         map[string]float64 `json:"prior,omitempty"`
	Annotators    []annotatorModel   `json:"annotators,omitempty"`
	Units         []unitVerdict      `json:"units"`

	title string
}

// annotatorModel is what a method learned about an annotator.
type annotatorModel struct {
	Annotator string `json:"annotator"`
	// Competence is null for one of whom there is nothing to learn.
	Competence *float64 `json:"competence,omitempty"`
	// Errors has for each true label the probability of each observed one.
	Errors map[string]map[string]float64 `json:"errors,omitempty"`
}

// unitVerdict is the answer to one unit. Label is null in a tie and without
// votes.
type unitVerdict struct {
	Unit     string             `json:"unit"`
	Article  string             `json:"article_id,omitempty"`
	Position int                `json:"position,omitempty"`
	Votes    int                `json:"votes"`
	Label    *string            `json:"label"`
	Tied     []string           `json:"tied"`
	Shares   map[string]float64 `json:"shares"`

	title string
}

func named(names []string, at []int) []string {
	list := make([]string, len(at))
	for i, place := range at {
		list[i] = names[place]
	}
	return list
}

func (m *model) learned(converged bool, rounds int, likelihood float64) {
	m.Converged, m.Rounds, m.LogLikelihood = &converged, rounds, &likelihood
}

func (m *model) errors(annotators []string, scheme *agreement.Scheme, errors [][][]float64) {
	for a, name := range annotators {
		rows := make(map[string]map[string]float64, len(errors[a]))
		for truth, row := range errors[a] {
			rows[scheme.Label(truth)] = byLabel(scheme, row)
		}
		m.Annotators = append(m.Annotators, annotatorModel{Annotator: name, Errors: rows})
	}
}

func (m *model) competence(annotators []string, competence []float64) {
	for a, name := range annotators {
		learned := annotatorModel{Annotator: name}
		if competence[a] != consensus.NoCompetence {
			learned.Competence = &competence[a]
		}
		m.Annotators = append(m.Annotators, learned)
	}
}

func (u *unitVerdict) add(scheme *agreement.Scheme, verdict consensus.Verdict) {
	u.Votes, u.Tied = verdict.Votes, []string{}
	for _, label := range verdict.Tied {
		u.Tied = append(u.Tied, scheme.Label(label))
	}
	if verdict.Label != consensus.NoLabel {
		label := scheme.Label(verdict.Label)
		u.Label = &label
	}
	if verdict.Shares != nil {
		u.Shares = byLabel(scheme, verdict.Shares)
	}
}

func byLabel(scheme *agreement.Scheme, shares []float64) map[string]float64 {
	named := make(map[string]float64, len(shares))
	for i, share := range shares {
		named[scheme.Label(i)] = share
	}
	return named
}

// words writes a table of the units, and one of the annotators where there is
// something to say in a number.
func (m *model) words(w *words) {
	w.row("unit", "label", "share", "votes", "")
	for _, u := range m.Units {
		name := u.Unit
		if u.Article != "" {
			name = fmt.Sprintf("%.12s %s %d", u.Unit, u.title, u.Position)
		}
		w.row(name, u.words(), u.share(), fmt.Sprint(u.Votes), u.tie())
	}
	if m.Method == byMACE && len(m.Annotators) > 0 {
		w.line("")
		w.row("annotator", "competence")
		for _, a := range m.Annotators {
			known := "unknown"
			if a.Competence != nil {
				known = fmt.Sprintf("%.3f", *a.Competence)
			}
			w.row(a.Annotator, known)
		}
	}
	if m.Converged != nil && !*m.Converged {
		w.line("")
		w.line("Stopped after %s before nothing changed any more; take the shares with care.", amount(m.Rounds, "round"))
	}
}

func (u *unitVerdict) words() string {
	if u.Label == nil {
		return "-"
	}
	return *u.Label
}

// share is that of the winner; of sets each label has a share of its own.
func (u *unitVerdict) share() string {
	if u.Label == nil {
		return ""
	}
	if share, ok := u.Shares[*u.Label]; ok {
		return fmt.Sprintf("%.2f", share)
	}
	return ""
}

func (u *unitVerdict) tie() string {
	switch {
	case len(u.Tied) > 0:
		return "tie: " + strings.Join(u.Tied, ", ")
	case u.Votes == 0:
		return "no labels"
	default:
		return ""
	}
}
