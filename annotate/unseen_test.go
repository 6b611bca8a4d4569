package annotate

import "testing"

func TestASheetKeepsWhatItWasBeforeOthersAnswersWereShown(t *testing.T) {
	pen := NewPen("laptop", "A1", "", 0)
	para := Paragraph{ID: "p", Position: 1, Text: "The council met."}
	s := NewSheet(para, LayerAnnotation, 1, "A1")
	write := func(key Key, value string) Entry { return pen.Write(key, value, "", OriginAnnotator) }
	history := []Entry{
		write(s.Key("sourcing", ""), "none"),
		write(s.Key("note", ""), "first"),
		write(RevealKey(RevealAnswers, "p", "A2", 1), Yes),          // of someone else
		write(RevealKey(RevealRecognised, "article", "A1", 1), Yes), // of something else
		write(s.Key("note", ""), "second"),
		write(RevealKey(RevealAnswers, "p", "A1", 1), Yes),
		write(s.Key("sourcing", ""), "official"),
		write(RevealKey(RevealAnswers, "p", "A1", 1), Yes), // on another machine, later
		write(s.Key("stance", "t"), "low"),
		write(s.SubmissionKey(), "t"),
	}
	for _, e := range history {
		if e.Key.Kind != KindReveal {
			s.Apply(e)
		}
	}
	s.KeepUnseen(history[:5])
	if s.Revealed() || s.Unseen() != s {
		t.Fatal("what was shown to others, or of the outlet, parts the sheet")
	}
	for i := range history { // in any order
		s.KeepUnseen(append(history[i:len(history):len(history)], history[:i]...))
		before := s.Unseen()
		if !s.Revealed() || before.Value("sourcing", "") != "none" || before.Value("note", "") != "second" {
			t.Errorf("before the reveal stood sourcing %q and note %q", before.Value("sourcing", ""), before.Value("note", ""))
		}
		if before.Value("stance", "t") != "" || before.Submission != nil {
			t.Error("what was answered after the reveal counts as before it")
		}
	}
	if s.Value("sourcing", "") != "official" || s.Submission == nil {
		t.Error("the sheet itself changed")
	}
}
