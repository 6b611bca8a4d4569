package review

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Presets counts the final answers to questions that divided annotators by whether the
// majority was proposed when they were given. Where it is hardly ever changed, it may be that
// it decides, and not the lead.
type Presets struct {
	Seen  int `json:"after_seeing"` // given, or kept open, after annotators' answers and their majority were seen
	Stood int `json:"preset_stood"` // of them, those where the majority was left as it was
	Blind int `json:"blind"`        // given before, so that nothing was proposed
	Rule  int `json:"by_rule"`      // made of the majority by a rule, so that nobody looked at any
}

// presetsOf counts the final answers on a sheet under a codebook.
func presetsOf(book *codebook.Codebook, final *annotate.Sheet) (p Presets) {
	for slot, v := range final.Verdicts {
		how := v.How()
		if !final.Decided(book, slot) || how == annotate.OutcomeUnanimous || how == annotate.OutcomeSingle {
			continue
		}
		switch {
		case v.ByRule():
			p.Rule++
		case v.Blind():
			p.Blind++
		case v.PresetStood():
			p.Seen, p.Stood = p.Seen+1, p.Stood+1
		default:
			p.Seen++
		}
	}
	return p
}

// final is what is kept of a paragraph's final sheet.
type final struct {
	article string
	presets Presets
}

// presets counts the final answers in the articles that a filter takes.
func (a *Answers) presets(f Filter) (all Presets) {
	for _, of := range a.finals {
		if f.Articles == nil || slices.Contains(f.Articles, of.article) {
			all.Seen += of.presets.Seen
			all.Stood += of.presets.Stood
			all.Blind += of.presets.Blind
			all.Rule += of.presets.Rule
		}
	}
	return all
}

// None reports whether nothing was decided.
func (p Presets) None() bool { return p == Presets{} }

// Words say how often the preset stood, of those that had one, how many had none, and at how
// many nobody looked.
func (p Presets) Words() []sentence.Sentence {
	var all []sentence.Sentence
	if p.Seen > 0 {
		all = append(all, sentence.Of("presets.seen",
			sentence.Counted, p.Seen, "Stood", p.Stood, "Share", points(float64(p.Stood)/float64(p.Seen))))
	}
	if p.Blind > 0 {
		all = append(all, sentence.Of("presets.blind", sentence.Counted, p.Blind))
	}
	if p.Rule > 0 {
		all = append(all, sentence.Of("presets.rule", sentence.Counted, p.Rule))
	}
	return all
}
