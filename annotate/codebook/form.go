package codebook

import (
	"slices"

	"plumbline/annotate/sentence"
)

// Questions returns the visible questions in the order of the form: the
// fields in codebook order, but fields per target that follow each other form
// a block that is asked target by target.
func (a *Asked) Questions() []Question {
	var questions []Question
	fields := a.book.Fields
	for i := 0; i < len(fields); {
		if !fields[i].PerTarget {
			questions = a.appendVisible(questions, &fields[i], "")
			i++
			continue
		}
		end := i
		for end < len(fields) && fields[end].PerTarget {
			end++
		}
		for _, target := range a.facts.Targets {
			for j := i; j < end; j++ {
				questions = a.appendVisible(questions, &fields[j], target)
			}
		}
		i = end
	}
	return questions
}

func (a *Asked) appendVisible(questions []Question, f *Field, target string) []Question {
	if !a.visible(f, target) {
		return questions
	}
	return append(questions, Question{Field: f, Target: target})
}

// Missing returns the required visible questions that have no answer, in the
// order of the form.
func (a *Asked) Missing() []Question {
	return slices.DeleteFunc(a.Questions(), func(q Question) bool {
		_, answered := a.answer(q.Field, q.Target)
		return answered || !q.Field.Required
	})
}

// Hidden returns the condition that a question fails to meet, so that a
// message can say "asked only if" and the condition; ok is false if the
// question is visible.
func (a *Asked) Hidden(field, target string) (reason Condition, ok bool) {
	f := a.book.Field(field)
	if f == nil {
		return demand(sentence.Of("demand.field", "Field", field)), true
	}
	if a.visible(f, target) {
		return nil, false
	}
	if _, inForce := a.slot(f, target); !inForce {
		switch {
		case !a.concerns(f) && f.Article:
			return demand(sentence.Of("demand.article")), true
		case !a.concerns(f):
			return demand(sentence.Of("demand.paragraph")), true
		case !f.PerTarget && !f.SaysAboutAnswers():
			return demand(sentence.Of("demand.no-target")), true
		case target == "":
			return demand(sentence.Of("demand.a-target")), true
		default:
			return demand(sentence.Of("demand.target-of-article")), true
		}
	}
	if a.stays(f) {
		return f.ShowIf, true
	}
	return FieldIs{Field: a.endedBy.Key, Values: a.endedBy.EndsFormOn, Not: true}, true
}

// Derived returns the value that a hidden question has by the codebook's
// value_when_hidden. It has one only if its own condition is what hides it and
// every field in that condition is visible and answered.
func (a *Asked) Derived(field, target string) (value string, ok bool) {
	f := a.book.Field(field)
	if f == nil || f.ValueWhenHidden == "" || f.ShowIf == nil {
		return "", false
	}
	if _, inForce := a.slot(f, target); !inForce || a.visible(f, target) || a.conditionHolds(f, target) {
		return "", false
	}
	known := true
	fieldsOf(f.ShowIf, func(on FieldIs) { known = known && a.allAnswered(on.Field, target) })
	if !known {
		return "", false
	}
	return f.ValueWhenHidden, true
}

// allAnswered reports whether the field is visible and answered for target;
// for "" and a field per target, whether it is for every target.
func (a *Asked) allAnswered(field, target string) bool {
	f := a.book.Field(field)
	if f == nil {
		return false
	}
	if !f.PerTarget {
		_, answered := a.visibleAnswer(f, "")
		return answered
	}
	if target != "" {
		_, answered := a.visibleAnswer(f, target)
		return answered
	}
	for _, t := range a.facts.Targets {
		if _, answered := a.visibleAnswer(f, t); !answered {
			return false
		}
	}
	return len(a.facts.Targets) > 0
}

// demand is a condition outside show_if that a question failed to meet.
type demand sentence.Sentence

// Eval reports false: a demand exists only where it is not met.
func (demand) Eval(*Asked, string) bool { return false }

// Text says what is demanded.
func (d demand) Text() sentence.Text { return sentence.Sentence(d) }

// String is the sentence in English.
func (d demand) String() string { return d.Text().String() }
