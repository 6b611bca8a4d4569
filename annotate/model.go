package annotate

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// IsModel reports whether an id is that of a program, which answers in the layer of models
// alone.
func IsModel(id string) bool { return strings.HasPrefix(id, ModelPrefix) }

// MaxModelName is the longest name of a model, in code points.
const MaxModelName = 60

// The models that work out answers from those of people whenever they are exported (see
// consensus). No table brings in labels under their names.
const (
	EstimatorDawidSkene = "dawid-skene"
	EstimatorMACE       = "mace"
)

// IsEstimate reports whether an id is that of such a model.
func IsEstimate(id string) bool {
	return id == ModelPrefix+EstimatorDawidSkene || id == ModelPrefix+EstimatorMACE
}

// ModelNamed is the id of a model by any name: what an id cannot have is left out.
func ModelNamed(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-_./:+@", r) {
			return r
		}
		return '-'
	}, strings.TrimPrefix(name, ModelPrefix))
	return ModelPrefix + cmp.Or(AtMost(name, MaxModelName), "unnamed")
}

// CheckModelID says what is wrong with the id of a model whose labels are brought in: it
// is "model:" and a name of letters, digits, and the signs with which models and their
// versions are named.
func CheckModelID(id string) error {
	name, is := strings.CutPrefix(id, ModelPrefix)
	switch {
	case !is || name == "":
		return Fail(CodeInvalid, "model.id", "ID", sentence.Quoted(firstOf(id, 40)))
	case utf8.RuneCountInString(name) > MaxModelName:
		return Fail(CodeInvalid, "model.id-too-long", "Most", MaxModelName)
	case IsEstimate(id):
		return Fail(CodeInvalid, "model.id-estimator", "ID", id)
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_./:+@", r) {
			return Fail(CodeInvalid, "model.id-character", "ID", sentence.Quoted(id), "Character", sentence.Character(r))
		}
	}
	return nil
}

// Probabilities are what a model gives each option of a question. They add up to 1.
type Probabilities map[string]float64

// Value is how they are stored, "" for none.
func (p Probabilities) Value() string {
	if len(p) == 0 {
		return ""
	}
	text, err := json.Marshal(p) // in the order of the options' names
	if err != nil {              // a number that is none has no place in JSON
		return ""
	}
	return string(text)
}

// About reports whether other probabilities are the same but for digits that exports leave out.
func (p Probabilities) About(o Probabilities) bool {
	const digits = 2e-6
	for option, share := range p {
		if math.Abs(share-o[option]) > digits {
			return false
		}
	}
	return len(p) == len(o)
}

// ProbabilityKey is the log key of what a model gives the options of a question.
func (s *Sheet) ProbabilityKey(slot Slot) Key {
	k := s.Key(slot.Field, slot.Target)
	k.Kind = KindProbability
	return k
}

// ProbabilitiesOf are what a model gives the options of a question as book asks it, nil
// where it said nothing or the question meant something else.
func (s *Sheet) ProbabilitiesOf(book *codebook.Codebook, slot Slot) (p Probabilities) {
	e := s.beside[s.ProbabilityKey(slot)].Entry
	if e.Value == "" || !s.Versions.Same(e.Codebook, slot.Field, book) || json.Unmarshal([]byte(e.Value), &p) != nil {
		return nil
	}
	return p
}

// TakeBack are the entries that take back everything on the sheet of a model: answers and
// probabilities. The log keeps what it said.
func (s *Sheet) TakeBack(pen *Pen) (entries []Entry) {
	var told []Current
	for _, c := range s.Answers {
		told = append(told, c)
	}
	for key, c := range s.beside {
		if key.Kind == KindProbability {
			told = append(told, c)
		}
	}
	slices.SortFunc(told, func(a, b Current) int {
		x, y := a.Entry.Key, b.Entry.Key
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Field, y.Field), cmp.Compare(x.Target, y.Target))
	})
	for _, c := range told {
		if c.Entry.Value != "" {
			entries = append(entries, pen.WriteOver(c, c.Entry.Key, "", OriginImport))
		}
	}
	return entries
}
