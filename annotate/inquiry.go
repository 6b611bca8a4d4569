package annotate

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Inquiry is what an annotator asks the lead about a paragraph and, mostly, a question of
// the codebook. It is no note: somebody is expected to answer it.
type Inquiry struct {
	Paragraph Paragraph // without its text
	Title     string    // of the article
	Field     string    // of the codebook, "" for the paragraph as a whole
	Target    string    // by id, of a field that is asked per target
	Annotator string
	Words     string
	At        time.Time
	Stamp     int64
	Answer    *Ruling // the newest that was made since, nil while it is open
}

// InquiriesOn are those of inquiries that are about a paragraph.
func InquiriesOn(all []Inquiry, paragraph string) (on []Inquiry) {
	for _, q := range all {
		if q.Paragraph.ID == paragraph {
			on = append(on, q)
		}
	}
	return on
}

// InquiryKey is the key of what an annotator asks.
func InquiryKey(paragraph, annotator string, slot Slot) Key {
	return Key{
		Kind: KindQuestion, Subject: paragraph, Layer: LayerAnnotation, Round: FirstRound, Annotator: annotator,
		Field: slot.Field, Target: slot.Target,
	}
}

// Ruling is what a lead lays down about a question of the codebook, with a paragraph as its
// precedent: for everyone, as a rule beside the rule, or for one person who asked. It
// changes no meaning: answers from before it stay what they are.
type Ruling struct {
	Words  string `json:"says"`
	Option string `json:"option,omitempty"` // what the precedent is, "" if it is none of the options
	// Again are the values whose answers from before are to be looked at again; AllValues is all.
	Again []string `json:"again,omitempty"`

	Paragraph Paragraph `json:"-"` // the precedent, without its text; an id alone where its article is not here
	Title     string    `json:"-"`
	Field     string    `json:"-"`
	For       string    `json:"-"` // to whom it is handed, "" for everyone
	Author    string    `json:"-"`
	At        time.Time `json:"-"`
	Stamp     int64     `json:"-"`
}

// AllValues stands for every value of a question.
const AllValues = "*"

// RulingKey is the key of a ruling; person is "" for everyone.
func RulingKey(paragraph, field, person string) Key {
	return Key{Kind: KindRuling, Subject: paragraph, Annotator: person, Field: field}
}

// Value is what the log says of the ruling.
func (r *Ruling) Value() string {
	value, _ := json.Marshal(r) // of texts
	return string(value)
}

// ReadRuling reads the ruling that an entry tells of; ok is false for one that tells of none.
func ReadRuling(e *Entry) (r Ruling, ok bool) {
	if !isRuling(e.Value) || json.Unmarshal([]byte(e.Value), &r) != nil {
		return Ruling{}, false
	}
	r.Field, r.For, r.Author, r.At, r.Stamp = e.Key.Field, e.Key.Annotator, e.Author, e.DecidedAt, e.Stamp
	r.Paragraph.ID = e.Key.Subject
	return r, true
}

// isRuling reports whether a value is a ruling in the one form in which they are stored.
func isRuling(value string) bool {
	var r Ruling
	return json.Unmarshal([]byte(value), &r) == nil && r.Words != "" && r.Value() == value
}

// Fits refuses a ruling with what is no option of its question; nil is the question of one
// about a paragraph as a whole.
func (r *Ruling) Fits(f *codebook.Field) error {
	if r.Option == "" && len(r.Again) == 0 {
		return nil
	}
	for _, option := range append([]string{r.Option}, r.Again...) {
		if option != "" && option != AllValues && (f == nil || f.Option(option) == nil) {
			return Fail(CodeInvalid, "ruling.no-option", "Option", sentence.Quoted(option))
		}
	}
	return nil
}

// Touches reports whether a ruling wants an answer to its question to be looked at again: one
// of the values that it names, given before it.
func (r *Ruling) Touches(field string, answer *Current) bool {
	if r.For != "" || r.Field != field || answer.Entry.Value == "" || answer.Entry.Stamp > r.Stamp {
		return false
	}
	return slices.Contains(r.Again, AllValues) || slices.ContainsFunc(codebook.SplitSet(answer.Entry.Value), func(value string) bool {
		return slices.Contains(r.Again, value)
	})
}

// Unsent lists, in order, those of the people with packs to whom the ruling is handed but
// whose newest pack, by its stamp, is older.
func (r *Ruling) Unsent(packed map[string]int64) (missed []string) {
	for id, stamp := range packed {
		if (r.For == "" || r.For == id) && r.Stamp > stamp {
			missed = append(missed, id)
		}
	}
	slices.Sort(missed)
	return missed
}

// Rulings are the rulings of a project, oldest first.
type Rulings []Ruling

// Answers is the newest ruling that answers what was asked: about the same question in the
// same paragraph, since, and for who asked or everyone; nil if there is none.
func (all Rulings) Answers(q *Inquiry) *Ruling {
	for i := len(all) - 1; i >= 0; i-- {
		r := &all[i]
		if r.Paragraph.ID == q.Paragraph.ID && r.Field == q.Field && r.Stamp > q.Stamp && (r.For == "" || r.For == q.Annotator) {
			return r
		}
	}
	return nil
}

// On are the rulings for everyone on a question, oldest first.
func (all Rulings) On(field string) Rulings {
	return slices.DeleteFunc(slices.Clone(all), func(r Ruling) bool { return r.For != "" || r.Field != field })
}

// Printed are the rulings for everyone by question, as a codebook is printed.
func (all Rulings) Printed() map[string][]codebook.PrintedRuling {
	by := make(map[string][]codebook.PrintedRuling)
	for i := range all {
		if r := &all[i]; r.For == "" && r.Field != "" {
			by[r.Field] = append(
				by[r.Field],
				codebook.PrintedRuling{Day: r.At.Local().Format("2 Jan 2006"), Words: r.Words, Option: r.Option},
			)
		}
	}
	return by
}

// When an answer was given, beside the newest ruling on its question.
const (
	BeforeRuling = "before"
	AfterRuling  = "after"
)

// Since says whether an answer to a question was given before or after the newest ruling for
// everyone on it; "" where there is none.
func (all Rulings) Since(field string, answer *Entry) string {
	newest := int64(0)
	for i := range all {
		if r := &all[i]; r.For == "" && r.Field == field {
			newest = max(newest, r.Stamp)
		}
	}
	switch {
	case newest == 0 || answer.Stamp == 0:
		return ""
	case answer.Stamp > newest:
		return AfterRuling
	}
	return BeforeRuling
}

// TouchedSource is what answers are read from that a ruling touches.
type TouchedSource interface {
	Rulings(ctx context.Context) (Rulings, error)
	EachSheet(ctx context.Context, visit func(*Article, *Sheet) error) error
}

// Touched lists, for each annotator, the paragraphs with answers that a ruling wants to be
// looked at again. A submission after the ruling says that they were.
func Touched(ctx context.Context, from TouchedSource) (map[string][]Flagged, error) {
	rulings, err := from.Rulings(ctx)
	if err != nil || !slices.ContainsFunc(rulings, func(r Ruling) bool { return r.For == "" && len(r.Again) > 0 }) {
		return nil, err
	}
	found := make(map[string][]Flagged)
	err = from.EachSheet(ctx, func(a *Article, s *Sheet) error {
		if s.Layer != LayerAnnotation || a.Meta.Withdrawn {
			return nil
		}
		if about := rulings.TouchedOn(s); len(about) > 0 {
			found[s.Annotator] = append(found[s.Annotator], Flagged{Paragraph: s.Paragraph, Title: a.Meta.Title, Questions: about})
		}
		return nil
	})
	return found, err
}

// TouchedOn are the answers on a sheet that a ruling wants to be looked at again, in order.
func (all Rulings) TouchedOn(s *Sheet) (about []Doubt) {
	submitted := int64(0)
	if s.Submission != nil {
		submitted = s.Submission.Entry.Stamp
	}
	for slot, answer := range s.Answers {
		for i := range all {
			if r := &all[i]; submitted <= r.Stamp && r.Touches(slot.Field, &answer) {
				about = append(about, Doubt{Slot: slot, Value: answer.Entry.Value, Other: answer.Entry.Value})
				break
			}
		}
	}
	slices.SortFunc(about, func(a, b Doubt) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Target, b.Target)) })
	return about
}
