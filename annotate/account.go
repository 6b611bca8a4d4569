package annotate

import (
	"slices"

	"plumbline/annotate/codebook"
)

// Account is what a sheet says under one version of the codebook, question by
// question. It alone decides what is submitted, decided, counted and open, for
// whoever lists, counts, compares or writes answers:
//
//   - what was submitted stays so for every question whose meaning stands, whatever
//     another version of the codebook does to its neighbours;
//   - a question that meant something else when it was answered is asked again;
//   - a question that was not asked when the paragraph was submitted is new, be it
//     of another version or about a target that came later. It opens nothing again.
//
// An account holds for the answers of the moment it was made.
type Account struct {
	sheet     *Sheet
	book      *codebook.Codebook
	form      *codebook.Asked
	paragraph State
}

// Account takes stock of a sheet under a version of the codebook, as it asks about
// the targets of the article.
func (s *Sheet) Account(book *codebook.Codebook, targets []string) *Account {
	return &Account{sheet: s, book: book, form: s.Ask(book, targets), paragraph: s.State(book)}
}

// State is that of the paragraph.
func (a *Account) State() State { return a.paragraph }

// Of is the state of one question: Submitted if its answer counts, Again if it did
// when the question meant something else, Draft if it is not submitted yet, and
// NotBegun if it has no answer or is not asked. A final question is submitted when
// it is decided.
func (a *Account) Of(slot Slot) State {
	if !a.Asks(slot) {
		return NotBegun
	}
	if a.sheet.Layer == LayerFinal {
		return a.ofFinal(slot)
	}
	switch _, outdated := a.sheet.Outdated(a.book, slot.Field, slot.Target); {
	case a.sheet.Answers[slot].Entry.Value == "":
		return NotBegun
	case a.paragraph != Submitted:
		return Draft
	case outdated:
		return Again
	}
	return Submitted
}

// Asks reports whether a question is asked as the sheet stands.
func (a *Account) Asks(slot Slot) bool { return a.form.Visible(slot.Field, a.askedOn(slot)) }

// askedOn is the target that a question is asked about: a remark is asked once,
// whatever it is about.
func (a *Account) askedOn(slot Slot) string {
	if f := a.book.Field(slot.Field); f != nil && f.IsAside() && !f.PerTarget {
		return ""
	}
	return slot.Target
}

func (a *Account) ofFinal(slot Slot) State {
	switch how := a.sheet.Verdict(slot).How(); {
	case a.sheet.Decided(a.book, slot):
		return Submitted
	case how != "" && how != OutcomeOpen && a.sheet.changedMeaning(a.book, slot):
		return Again
	case a.sheet.Answers[slot].Entry.Value != "":
		return Draft
	}
	return NotBegun
}

// Derived is the value that a question which is not asked has by the codebook. It
// counts as soon as the paragraph does.
func (a *Account) Derived(slot Slot) (value string, ok bool) {
	if a.askedOn(slot) != slot.Target {
		return "", false
	}
	return a.form.Derived(slot.Field, a.askedOn(slot))
}

// WantsLook reports whether a paragraph is to be looked at again: something on it was
// answered when its question meant something else, or it is submitted and a required
// question came since.
func (s *Sheet) WantsLook(book *codebook.Codebook) bool {
	return len(s.NeedsLook(book)) > 0 || len(s.New(book)) > 0
}

// Finished reports whether a paragraph is submitted and nothing on it is to be looked at
// again. What others answered to a paragraph is shown from then on.
func (s *Sheet) Finished(book *codebook.Codebook) bool {
	return s.State(book) == Submitted && !s.WantsLook(book)
}

// New lists the required questions that a submitted paragraph was not asked when it
// was submitted, and does not answer yet, in the order of the form, and those whose
// answers had to have no evidence then. Targets that came later are not among them.
func (s *Sheet) New(book *codebook.Codebook) []Slot {
	if s.Layer == LayerFinal || !s.submitted() || s.Submission.Entry.Origin == OriginImport {
		return nil
	}
	if hash := s.Submission.Entry.Codebook; s.Versions == nil || hash == "" || hash == book.Hash || s.State(book) != Submitted {
		return nil
	}
	var slots []Slot
	for _, q := range s.Ask(book, s.SubmittedTargets()).Questions() {
		if s.open(book, q) {
			slots = append(slots, Slot{q.Field.Key, q.Target})
		}
	}
	return slots
}

// lacks reports whether a required question has no answer.
func (s *Sheet) lacks(book *codebook.Codebook, q codebook.Question) bool {
	return q.Field.Required && !q.Field.IsAside() && s.Under(book, q.Field.Key, q.Target) == ""
}

// State says whether the paragraph is submitted: the event stands, and every
// visible required question that it was asked then is answered, if only when it
// meant something else, with evidence where that was required then. A layout guess is
// no answer here, because submitting wrote it. A target, a required question or a demand
// for evidence that came later leaves the paragraph submitted. Labels brought in from a file count as submitted whatever they leave
// out. A final sheet is submitted if it is decided how every required question is
// answered that it asks about the targets it names. Where articles as a whole are not asked
// about, nothing is begun of them.
func (s *Sheet) State(book *codebook.Codebook) State {
	if s.Paragraph.Whole() && !book.AsksAboutArticles() {
		return NotBegun
	}
	if s.Layer == LayerFinal {
		return s.finalState(book)
	}
	switch {
	case s.submitted():
	case s.Begun():
		return Draft
	default:
		return NotBegun
	}
	if s.Submission.Entry.Origin == OriginImport {
		return Submitted
	}
	then := s.asked(s.Submission.Entry.Codebook, s.SubmittedTargets())
	for _, q := range s.Ask(book, s.SubmittedTargets()).Questions() {
		if s.open(book, q) && then.asked(book, q) {
			return Draft
		}
	}
	return Submitted
}

// submitted reports whether the annotator's word stands that the paragraph is done.
func (s *Sheet) submitted() bool { return s.Submission != nil && s.Submission.Entry.Value != "" }

// finalState counts what is decided; a disagreement that is kept is decided.
func (s *Sheet) finalState(book *codebook.Codebook) State {
	newest, targets := s.lastOutcome()
	if newest.Value == "" {
		if s.Begun() {
			return Draft
		}
		return NotBegun
	}
	then := s.asked(newest.Codebook, targets)
	for _, q := range s.Ask(book, targets).Questions() {
		slot := Slot{q.Field.Key, q.Target}
		decided := s.Decided(book, slot) || s.Verdict(slot).How() != "" && s.changedMeaning(book, slot)
		if q.Field.Required && !q.Field.IsAside() && !decided && then.asked(book, q) {
			return Draft
		}
	}
	return Submitted
}

// lastOutcome is the newest entry that says how a question of a final sheet was decided,
// with the targets that were decided about.
func (s *Sheet) lastOutcome() (newest Entry, targets []string) {
	for slot, v := range s.Verdicts {
		if v.How() == "" {
			continue
		}
		if newest.ID == "" || v.Outcome.Entry.After(&newest) {
			newest = v.Outcome.Entry
		}
		if slot.Target != "" && !slices.Contains(targets, slot.Target) {
			targets = append(targets, slot.Target)
		}
	}
	return newest, targets
}

// askedThen is the form that a version of the codebook made of a sheet.
type askedThen struct {
	sheet *Sheet
	hash  string
	book  *codebook.Codebook // nil if nobody holds it
	form  *codebook.Asked
	on    []string
}

// asked is what the version with the hash asks of the sheet as it stands.
func (s *Sheet) asked(hash string, targets []string) askedThen {
	then := askedThen{sheet: s, hash: hash, on: targets}
	if s.Versions != nil {
		then.book = s.Versions.Held[hash]
	}
	return then
}

// asked reports whether what keeps a question open now was asked then as well, whatever
// it meant: an answer, or evidence of one.
func (t *askedThen) asked(now *codebook.Codebook, q codebook.Question) bool {
	if t.hash == "" || t.hash == now.Hash || t.sheet.Versions == nil {
		return true
	}
	if t.book == nil || t.book.Field(q.Field.Key) == nil {
		return false
	}
	if t.form == nil {
		t.form = t.sheet.Ask(t.book, t.on)
	}
	if !t.form.Visible(q.Field.Key, q.Target) {
		return false
	}
	if t.sheet.Answers[Slot{q.Field.Key, q.Target}].Entry.Value != "" {
		return t.book.Evidence(q.Field.Key, t.sheet.Paragraph.ID) == codebook.EvidenceRequired
	}
	return t.book.Field(q.Field.Key).Required
}

// changedMeaning reports whether a question was decided when it meant something else.
func (s *Sheet) changedMeaning(book *codebook.Codebook, slot Slot) bool {
	return !s.Versions.Same(s.Verdict(slot).Outcome.Entry.Codebook, slot.Field, book)
}
