package ui

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/place"
)

// reverse takes back what was done last in the open place, or repeats what was taken back:
// what was answered or decided there by keys, and what a lead decided beside it, whichever
// is newer.
func (w *Window) reverse(redo bool) {
	decided, some := w.work.Decided(redo)
	p, answers := w.place.(place.Undoer)
	switch {
	case some && w.reversesHere(decided, redo):
		w.undecide(redo)
	case answers && redo:
		p.Redo()
	case answers:
		p.Undo()
	case redo:
		w.say(lang.L("Nothing to redo"))
	default:
		w.say(lang.L("Nothing to undo"))
	}
}

// reversesHere reports whether a decision is what was done last in the open place: all are
// shown in Dataset, rulings and what is practised by in Adjudicate too.
func (w *Window) reversesHere(decided annotate.Action, redo bool) bool {
	key := decided.Entries[0].Key
	switch w.at {
	case place.Dataset:
		return true
	case place.Adjudicate:
		d, dated := w.place.(place.Dated)
		made := key.Kind == annotate.KindRuling || key.Layer == annotate.LayerPractice
		return made && dated && decided.Entries[0].Stamp > d.Newest(redo)
	}
	return false
}

// undecide takes a decision back, or repeats it, and says so.
func (w *Window) undecide(redo bool) {
	a, kept, err := w.work.Undecide(redo)
	if err != nil {
		w.failed(err)
		return
	}
	w.reloadPlace()
	data := map[string]any{"What": w.decisionWords(a), "Kept": kept}
	switch {
	case kept == len(a.Entries):
		w.say(lang.L("Not undone: {{.What}}, decided anew since", data))
	case kept > 0 && redo:
		w.say(lang.L("Redone: {{.What}}; {{.Kept}} decided anew since, left as they are", data))
	case kept > 0:
		w.say(lang.L("Undone: {{.What}}; {{.Kept}} decided anew since, left as they are", data))
	case redo:
		w.say(lang.L("Redone: {{.What}}", data))
	default:
		w.say(lang.L("Undone: {{.What}}", data))
	}
	w.params.Trace("undecided %s", a.Entries[0].Key.Kind)
}

// decisionWords say what a decision was.
func (w *Window) decisionWords(a annotate.Action) string {
	key := a.Entries[0].Key
	if key.Layer == annotate.LayerPractice {
		return lang.L("that the paragraph is one to practise by, or not")
	}
	data := map[string]any{"Who": key.Annotator, "Subject": key.Subject, "Question": lang.L("the paragraph")}
	if f := fieldIn(w.work.Session().Book(), key.Field); f != nil {
		data["Question"] = f.Label
	}
	if say, known := decisionWords[key.Kind]; known {
		return say(data)
	}
	return lang.L("what was decided last")
}

func fieldIn(book *codebook.Codebook, key string) *codebook.Field {
	if book == nil || key == "" {
		return nil
	}
	return book.Field(key)
}

// decisionWords are of each kind what was decided.
var decisionWords = map[annotate.Kind]func(data any) string{
	annotate.KindRuling:     func(d any) string { return lang.L("the ruling on {{.Question}}", d) },
	annotate.KindVote:       func(d any) string { return lang.L("the second vote of {{.Who}}", d) },
	annotate.KindDiscussion: func(any) string { return lang.L("what was noted of the meeting") },
	annotate.KindAssignment: func(any) string { return lang.L("who labels which articles") },
	annotate.KindArticle:    func(any) string { return lang.L("what was decided about articles") },
	annotate.KindBatch:      func(any) string { return lang.L("what was decided about a batch") },
	annotate.KindTarget:     func(any) string { return lang.L("what was decided about a target") },
	annotate.KindPerson:     func(d any) string { return lang.L("what was decided about {{.Subject}}", d) },
	annotate.KindExclusion:  func(d any) string { return lang.L("whether the answers of {{.Subject}} count", d) },
	annotate.KindAttribute:  func(d any) string { return lang.L("what is known of {{.Subject}}", d) },
	annotate.KindProject:    func(any) string { return lang.L("a setting of the project") },
}
