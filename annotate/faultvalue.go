package annotate

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// ValueFault is what is wrong with the value of an entry for its kind, field and
// option, by the version of the codebook that it names; nil if nothing is. An
// entry that takes a value back has none.
func ValueFault(e *Entry, books Books) sentence.Text {
	if e.Value == "" {
		return nil
	}
	if reason := textFault(e); reason != nil {
		return reason
	}
	switch e.Key.Kind {
	case KindAnswer, KindVote, KindArticleAnswer:
		return answerFault(e, books)
	case KindEvidence:
		return firstFault(optionFault(e, books), evidenceFault(e.Value))
	case KindProbability:
		return probabilityFault(e, books)
	}
	if fits := eventValues[e.Key.Kind]; fits != nil && !fits(e.Key.Field, e.Value) {
		return sentence.Of("entry.value", "Value", sentence.Quoted(firstOf(e.Value, 60)), "Kind", string(e.Key.Kind), "Field", e.Key.Field)
	}
	return nil
}

// eventValues tell, of the kinds whose values are no free text, what fits a field.
var eventValues = map[Kind]func(field, value string) bool{
	KindAssignment: isYes,
	KindReveal:     isYes,
	KindRepeat:     isYes,
	KindBatch:      isYes,
	KindFrame:      func(_, value string) bool { return isFrame(value) },
	KindDiscussion: discussionFits,
	KindFreeze:     func(_, value string) bool { return isFreeze(value) },
	KindRelease:    func(_, value string) bool { return isRelease(value) },
	KindRuling:     func(_, value string) bool { return isRuling(value) },
	KindFeedback:   func(_, value string) bool { return isFeedback(value) },
	KindOutcome:    func(_, value string) bool { return isOutcome(value) },
	KindCause:      func(_, value string) bool { return slices.Contains(Causes(), Cause(value)) },
	KindPerson: func(field, value string) bool {
		return value == Yes || field == PersonRole && (value == RoleLead || value == RoleAnnotator)
	},
	KindProject:  settingFits,
	KindExposure: exposureFits,
	KindArticle:  func(field, value string) bool { return value == Yes || field != MetaPractice && field != MetaWithdrawn },
	KindTarget:   func(field, value string) bool { return field != TargetOrder || isNumber(value, math.MaxInt32) },
	KindPack:     func(_, value string) bool { return allIDs(value, isHash) },
	KindErasure: func(field, value string) bool {
		return value == Yes && slices.Contains([]string{ErasureAttributes, ErasureNotes, ErasureAll, ErasureText}, field)
	},
	KindAmendment: func(field, value string) bool {
		return field == AmendmentOf && isHash(value) || field == AmendmentParagraphs && isParagraphMap(value)
	},
}

func isYes(_, value string) bool { return value == Yes }

func isOutcome(value string) bool {
	how, seen := ReadOutcome(value)
	known := []Outcome{OutcomeUnanimous, OutcomeMajority, OutcomeSingle, OutcomeDecided, OutcomeKept, OutcomeOpen}
	return slices.Contains(known, how) && !strings.Contains(seen, " ")
}

// textFault holds a value to its length and to the characters of a text.
func textFault(e *Entry) sentence.Text {
	switch most, list := e.longestList(); {
	case list:
		if len(e.Value) > most {
			return sentence.Of("entry.long", "Characters", len(e.Value), "Most", most)
		}
	default:
		if len(e.Value) > MaxValue && utf8.RuneCountInString(e.Value) > MaxValue {
			return sentence.Of("entry.long", "Characters", utf8.RuneCountInString(e.Value), "Most", MaxValue)
		}
	}
	if r, bad := unseen(e.Value, true); bad {
		return sentence.Of("entry.character", "Character", r)
	}
	return nil
}

// longestList is how many bytes the value of an entry has at most that lists what may be
// many.
func (e *Entry) longestList() (most int, list bool) {
	switch e.Key.Kind {
	case KindFreeze:
		return MaxFreeze, true
	case KindProject:
		return MaxList, e.Key.Field == ProjectHintList
	}
	return MaxList, slices.Contains([]Kind{KindEvidence, KindPack, KindAmendment}, e.Key.Kind)
}

// fieldOf is the field that an entry answers, in the version that it names.
func fieldOf(e *Entry, books Books) (*codebook.Codebook, *codebook.Field, sentence.Text) {
	if e.Codebook == "" && e.Key.Field != FieldRecognised {
		return nil, nil, sentence.Of("entry.no-codebook")
	}
	book := e.under(books)
	if book == nil {
		return nil, nil, sentence.Of("entry.codebook", "Version", sentence.Quoted(firstOf(e.Codebook, 12)))
	}
	f := book.Field(e.Key.Field)
	if f == nil {
		return nil, nil, sentence.Of("entry.field", "Field", sentence.Quoted(firstOf(e.Key.Field, 40)), "Version", book.Version)
	}
	return book, f, nil
}

func answerFault(e *Entry, books Books) sentence.Text {
	book, f, reason := fieldOf(e, books)
	if reason != nil {
		return reason
	}
	stored, err := f.Normalize(e.Value, book)
	var wrong *codebook.ValueError
	switch {
	case errors.As(err, &wrong):
		return wrong.Text()
	case err != nil || stored != e.Value:
		return sentence.Of("entry.form", "Value", sentence.Quoted(firstOf(e.Value, 60)), "Stored", sentence.Quoted(firstOf(stored, 60)))
	}
	return nil
}

// optionFault holds an entry to an option of its field.
func optionFault(e *Entry, books Books) sentence.Text {
	_, f, reason := fieldOf(e, books)
	if reason != nil {
		return reason
	}
	if e.Key.Option != "" && f.Option(e.Key.Option) == nil {
		return sentence.Of("entry.not-an-option", "Option", sentence.Quoted(firstOf(e.Key.Option, 40)), "Field", e.Key.Field)
	}
	return nil
}

// evidenceFault holds evidence to the one form in which passages are stored, so that two
// people who mark the same words say the same.
func evidenceFault(value string) sentence.Text {
	passages, good := SplitPassages(value)
	switch stored := JoinPassages(passages); {
	case !good:
		return sentence.Of("entry.evidence", "Value", sentence.Quoted(firstOf(value, 60)))
	case value != NoWords && value != stored:
		return sentence.Of("entry.form", "Value", sentence.Quoted(firstOf(value, 60)), "Stored", sentence.Quoted(firstOf(stored, 60)))
	}
	return nil
}

// probabilityFault holds what a model says of options to numbers from 0 to 1 that
// add up to no more than 1, as a JSON object.
func probabilityFault(e *Entry, books Books) sentence.Text {
	_, f, reason := fieldOf(e, books)
	if reason != nil {
		return reason
	}
	var given map[string]float64
	wrong := json.Unmarshal([]byte(e.Value), &given) != nil || len(given) == 0
	sum := 0.0
	for option, p := range given {
		wrong = wrong || f.Option(option) == nil || p < 0 || p > 1
		sum += p
	}
	if wrong || sum > 1+1e-6 {
		return sentence.Of("entry.probability", "Value", sentence.Quoted(firstOf(e.Value, 60)), "Field", e.Key.Field)
	}
	return nil
}

// settingFits holds a setting of the project to what it can be; one that a later
// program may have written can be anything.
func settingFits(field, value string) bool {
	switch field {
	case ProjectCodebook:
		return isHash(value)
	case ProjectOutletBlind, ProjectHideCrosslinks, ProjectHideColumns:
		return value == Yes
	case ProjectPracticePass, ProjectRepeatShare, ProjectAuditShare:
		return isPercent(value)
	case ProjectTargetsShown, ProjectHintsShown:
		return ReadShowing(value) != ShowNever
	case ProjectTime:
		return ReadTiming(value) != TimeOff
	case ProjectRepeatDays, ProjectRepeatAfter:
		return isNumber(value, math.MaxInt32)
	}
	return true
}

// exposureFits holds what is said of a treatment to its form.
func exposureFits(field, value string) bool {
	if !IsTreatment(field) {
		return true
	}
	_, good := ReadExposure(value)
	return good
}

func isPercent(value string) bool {
	share, err := strconv.ParseFloat(value, 64)
	return err == nil && 0 <= share && share <= 100
}

func isNumber(value string, most int) bool {
	n, err := strconv.Atoi(value)
	return err == nil && 0 <= n && n <= most
}

func allIDs(value string, is func(string) bool) bool {
	for id := range strings.SplitSeq(value, " ") {
		if !is(id) {
			return false
		}
	}
	return true
}

// isParagraphMap reports whether a value pairs positions of a corrected text with
// those of the older one: "1:1 2:2 4:3".
func isParagraphMap(value string) bool {
	return allIDs(value, func(pair string) bool {
		newer, older, both := strings.Cut(pair, ":")
		return both && isPosition(newer) && isPosition(older)
	})
}

func isPosition(text string) bool { return text != "0" && isNumber(text, math.MaxInt32) }
