package answering_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestAKeyGivesAnOptionAndLeadsOn(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.want("sourcing", "")
	p.keys("n") // none, which stands alone
	p.want("unsourced", "1 sourcing=none")
	p.keys("Y")
	p.want("editorial", "1 sourcing=none, 1 unsourced=yes")
	p.keys("n")
	p.want("none", "1 editorial=none, 1 sourcing=none, 1 unsourced=yes")
}

func TestALabelOfASetIsPutInAndTakenOutAndMoreMayFollow(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("eo")
	p.want("sourcing", "1 sourcing=official|expert")
	p.keys("e")
	p.want("sourcing", "1 sourcing=official")
	p.keys("n") // clears the others, so that one may look again
	p.want("sourcing", "1 sourcing=none")
	p.keys("n")
	p.want("unsourced", "1 sourcing=none")
}

func TestAKeyThatMeansNothingSaysSo(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("z")
	if n := p.wantNotice(answering.NoticeNoKey); n.Key != "z" || n.Field.Key != "sourcing" || n.Paragraph != 1 {
		t.Errorf("the notice is %+v", n)
	}
	p.Deactivate()
	p.keys("o")
	if n := p.wantNotice(answering.NoticeNoField); n.Key != "o" || n.Field != nil {
		t.Errorf("the notice is %+v", n)
	}
	p.want("none", "")
	p.keys("⇥zo") // and the next key tells no more of it
	p.wantNotice(answering.NoticeNone)
}

func TestANoticeNamesTheParagraphAtHandOrAnother(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	for paragraph, want := range map[int]int{0: 1, 2: 2} {
		p.Tell(answering.Notice{Kind: answering.NoticeOwn, Paragraph: paragraph})
		if n := p.wantNotice(answering.NoticeOwn); n.Paragraph != want {
			t.Errorf("told of paragraph %d, it names %d", paragraph, n.Paragraph)
		}
	}
}

func TestATargetThatIsGoneIsCalledByItsID(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.targets = []annotate.Target{{ID: "x", Name: "Aldoria"}, {ID: "y", Name: "Brenn"}}
	for id, want := range map[string]string{"y": "Brenn", "z": "z"} {
		if got := p.Target(id); got.ID != id || got.Name != want {
			t.Errorf("%s is %+v", id, got)
		}
	}
}

func TestWhatIsLeftOutOfTheOptionsIsTheFirstRoundOfRealWork(t *testing.T) {
	o := answering.Options{}.WithDefaults()
	if o.Layer != annotate.LayerAnnotation || o.Round != annotate.FirstRound || o.Now == nil || o.After == nil {
		t.Errorf("the options are %+v", o)
	}
	if o = (answering.Options{Layer: annotate.LayerPractice, Round: 3}).WithDefaults(); o.Layer != annotate.LayerPractice || o.Round != 3 {
		t.Errorf("the options are %+v", o)
	}
}

func TestAPlaceGivesKeysMeaningsOfItsOwn(t *testing.T) {
	asked, of := 0, ""
	p := open(t, &disk{}, answering.Manner{
		Everywhere: map[rune]func(){'?': func() { asked++ }},
		Otherwise: func(q answering.Question, key rune) bool {
			of += q.Field.Key + string(key)
			return key == 'r'
		},
	})
	p.keys("?r")
	if asked != 1 || of != "sourcingr" {
		t.Fatalf("? was taken %d times, the rest as %q", asked, of)
	}
	p.wantNotice(answering.NoticeNone)
	p.keys("o") // an option's own key is never asked for
	p.keys("z")
	p.wantNotice(answering.NoticeNoKey)
	if of != "sourcingrsourcingz" {
		t.Fatalf("the keys that are no option's were %q", of)
	}
	p.Deactivate()
	p.keys("?")
	if asked != 2 {
		t.Fatal("? means nothing where no question is active")
	}
}

func TestNumberKeysEverywhereChooseByPlace(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("2")
	p.wantNotice(answering.NoticeNoKey)
	p.SetNumberKeys(true)
	p.keys("2")
	p.want("sourcing", "1 sourcing=official")
	p.keys("⇥")
	if q, _ := p.Active(); q.Field.Key != "attribution" {
		t.Fatalf("%s is active", q.Field.Key)
	}
	p.keys("3") // attribution shows digits as keys, so that only these count
	p.want("quote_form", "1 attribution=named, 1 sourcing=official")
	p.keys("⇤9")
	p.wantNotice(answering.NoticeNoKey)
}

func TestAClickChoosesInAnyVisibleQuestion(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.Choose("editorial", "", "loaded")
	p.want("editorial", "1 editorial=loaded")
	for _, c := range [][2]string{{"attribution", "named"}, {"editorial", "unknown"}, {"", "x"}} {
		p.Choose(c[0], "", c[1]) // is not asked, or has no such option
	}
	p.want("editorial", "1 editorial=loaded")
	p.Activate("attribution", "")
	p.want("editorial", "1 editorial=loaded")
	p.Activate("unsourced", "")
	p.want("unsourced", "1 editorial=loaded")
}

func TestTakingBackEmptiesTheActiveQuestionAndSaysSo(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⌫")
	p.wantNotice(answering.NoticeNone)
	p.keys("o⌫")
	if n := p.wantNotice(answering.NoticeTakenBack); n.Field.Key != "sourcing" {
		t.Errorf("the notice is %+v", n)
	}
	p.want("sourcing", "")
	if p.committed != 3 { // taking back nothing is an action in which nothing is written
		t.Errorf("%d actions were told of as complete", p.committed)
	}
	if n := len(p.written()); n != 2 {
		t.Errorf("%d entries are written, want the answer and its end", n)
	}
}

func TestAReadOnlyProjectTakesNoAnswers(t *testing.T) {
	d := &disk{}
	was := open(t, d, answering.Manner{})
	was.keys("o")
	was.written()
	p := open(t, d, answering.Manner{}, func(_ *page, o *answering.Options) { o.ReadOnly, o.Annotator = true, "A9" })
	before := len(p.written())
	for name, try := range map[string]func(){
		"a key": func() { p.keys("o") }, "a click": func() { p.Choose("sourcing", "", "none") },
		"undo": func() { p.keys("↶") }, "redo": func() { p.keys("↷") }, "a note": func() { p.Text.Type("x") },
	} {
		p.Quiet()
		try()
		if p.Notice().Kind != answering.NoticeReadOnly {
			t.Errorf("%s says %+v", name, p.Notice())
		}
	}
	if p.Press('/') {
		t.Error("a note can be opened")
	}
	if !p.ReadOnly() || p.Annotator() != "A9" || p.answers() != "" || len(p.written()) != before {
		t.Errorf("something was written: %s", p.answers())
	}
	if slices.ContainsFunc(d.log.Entries, func(e annotate.Entry) bool { return e.Key.Subject == "A9" }) {
		t.Error("who only reads has joined")
	}
	if p = open(t, d, answering.Manner{}, func(_ *page, o *answering.Options) { o.ReadOnly = true }); p.CanUndo() {
		t.Error("one's own answer can be undone")
	}
}

func TestAClosedParagraphTakesNoAnswers(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{Everywhere: map[rune]func(){'?': func() { t.Error("? was taken") }}})
	p.closed = true
	for _, key := range "on?/" {
		p.Quiet()
		if p.Press(key) {
			t.Errorf("%c opens the note", key)
		}
		p.wantNotice(answering.NoticeClosed)
	}
	p.Choose("sourcing", "", "none")
	p.wantNotice(answering.NoticeClosed)
	p.want("sourcing", "")
}

func TestANewPersonIsEnteredOnce(t *testing.T) {
	joined := func(d *disk) (n int) {
		for _, e := range d.log.Entries {
			if e.Key == (annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}) && e.Value == annotate.Yes {
				n++
			}
		}
		return n
	}
	d := &disk{known: []string{"B2"}}
	open(t, d, answering.Manner{})
	if joined(d) != 1 {
		t.Fatalf("A1 has joined %d times", joined(d))
	}
	d.known = append(d.known, "A1")
	open(t, d, answering.Manner{})
	if joined(d) != 1 {
		t.Fatalf("A1 has joined %d times", joined(d))
	}
}

func TestWhoHasNoNameCannotAnswer(t *testing.T) {
	if _, err := answering.Open(t.Context(), &disk{}, onPage{}, "", answering.Manner{}, answering.Options{Annotator: "a b"}); err == nil {
		t.Fatalf("it says %v", err)
	}
	if _, err := answering.Open(
		t.Context(),
		&disk{broken: true},
		onPage{},
		"",
		answering.Manner{},
		answering.Options{Annotator: "A1"},
	); err == nil {
		t.Fatal("a log that cannot be read is passed over")
	}
}
