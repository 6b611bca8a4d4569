package ui

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/place"
)

// reverse takes back what was done last in the open place, or repeats what was taken back:
// what was answered or decided there by keys, and what was done beside it, whichever is newer.
func (w *Window) reverse(redo bool) {
	act, some, err := w.actHere(redo)
	p, answers := w.place.(place.Undoer)
	switch {
	case err != nil:
		w.failed(err)
	case some:
		w.undecide(act, redo)
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

// actHere is the newest act beside answering if it is what was done last in the open place:
// all are shown in Dataset, rulings and what is practised by in Adjudicate too.
func (w *Window) actHere(redo bool) (act annotate.Action, here bool, err error) {
	if w.at != place.Dataset && w.at != place.Adjudicate {
		return act, false, nil
	}
	act, some, err := w.work.Decided(redo)
	if err != nil || !some || w.at == place.Dataset {
		return act, some, err
	}
	key := act.Entries[0].Key
	d, dated := w.place.(place.Dated)
	made := key.Kind == annotate.KindRuling || key.Layer == annotate.LayerPractice
	return act, made && dated && act.Entries[0].Stamp > d.Newest(redo), nil
}

// undecide takes an act back, or repeats it, and says so.
func (w *Window) undecide(a annotate.Action, redo bool) {
	kept, err := w.work.Undecide(a)
	if err != nil {
		w.failed(err)
		return
	}
	if a.Stays() {
		w.say(lang.L("Not undone: {{.Why}}. The next undo takes back what was done before", map[string]any{"Why": staysWords(a)}))
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

// staysWords say why an act is not taken back.
func staysWords(a annotate.Action) string {
	for i := range a.Entries {
		e := &a.Entries[i]
		if why, known := staysWhy[e.Key.Kind]; known && e.Act() == annotate.ActStays {
			return why(map[string]any{"Name": e.Key.Field})
		}
	}
	return lang.L("it tells of what has happened")
}

// staysWhy are of each kind why no undo takes it back.
var staysWhy = map[annotate.Kind]func(data any) string{
	annotate.KindFreeze:  func(d any) string { return lang.L("the freeze {{.Name}} stays, because exports may rest on it", d) },
	annotate.KindRelease: func(d any) string { return lang.L("the release {{.Name}} stays, because it was given away", d) },
	annotate.KindPack:    func(any) string { return lang.L("the pack stays noted, because it may be with who it is for") },
	annotate.KindOpening: func(any) string {
		return lang.L("it stays noted that findings were opened, because that cannot be unseen")
	},
	annotate.KindErasure:   func(any) string { return lang.L("what was erased is gone for good") },
	annotate.KindAmendment: func(any) string { return lang.L("which text corrects which holds for good") },
	annotate.KindConsent:   func(any) string { return lang.L("consent is given and withdrawn where it is asked for alone") },
	annotate.KindProject:   func(any) string { return lang.L("another version of the codebook comes into force in Codebook alone") },
}

// decisionWords say what was taken back.
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
	annotate.KindFrame:      func(any) string { return lang.L("what was decided about a batch") },
	annotate.KindTarget:     func(any) string { return lang.L("what was decided about a target") },
	annotate.KindPerson:     func(d any) string { return lang.L("what was decided about {{.Subject}}", d) },
	annotate.KindExclusion:  func(d any) string { return lang.L("whether the answers of {{.Subject}} count", d) },
	annotate.KindAttribute:  func(d any) string { return lang.L("what is known of {{.Subject}}", d) },
	annotate.KindProject:    func(any) string { return lang.L("a setting of the project") },
}
