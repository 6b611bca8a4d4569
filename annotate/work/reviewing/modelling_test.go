package reviewing_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/agreement/against"
)

// modelSays writes what a model says of editorializing in every paragraph.
func (d *rig) modelSays(model, value string) {
	d.t.Helper()
	for _, q := range d.article.Paragraphs {
		d.project.Say(d.t, "L", annotate.NewSheet(q, annotate.LayerModel, 1, annotate.ModelPrefix+model).Key("editorial", ""), value)
	}
}

func TestWithoutAModelThereIsNothingBesidePeople(t *testing.T) {
	d := newRig(t, "A1").awaitIdle()
	if b := d.View().Beside; b != nil {
		t.Errorf("%+v", b)
	}
	d.NextModel()
	d.NextEpsilon()
	if len(d.queue) != 0 || d.View().Beside != nil {
		t.Error("what is not there is compared")
	}
}

func TestModelsAreComparedOneAfterTheOther(t *testing.T) {
	d := newRig(t, "A1")
	d.modelSays("tiny", "none")
	d.modelSays("big", "loaded")
	d.begin().awaitIdle()
	accuracy := func() float64 {
		t.Helper()
		b := d.View().Beside
		if b != nil && b.Against != nil {
			for _, q := range b.Against.Questions {
				if q.Question.Field == "editorial" {
					return *q.Accuracy.Value
				}
			}
		}
		t.Fatalf("%+v", b)
		return 0
	}
	// Four paragraphs have a majority, none; of two people who differ on two there is none.
	if b := d.View().Beside; b.Chosen != "model:big" || accuracy() != 0 || b.Epsilon != against.Skilled {
		t.Errorf("%+v", b)
	}
	d.NextModel()
	if d.View().Beside.Against != nil {
		t.Error("the numbers of another model stay on show")
	}
	d.awaitIdle()
	if b := d.View().Beside; b.Chosen != "model:tiny" || accuracy() != 1 {
		t.Errorf("%+v", b)
	}
	d.NextEpsilon()
	d.awaitIdle()
	if b := d.View().Beside; b.Epsilon != 0.2 || b.Against.Questions[0].StandIn.Epsilon != 0.2 || b.Chosen != "model:tiny" {
		t.Errorf("%+v", b)
	}
	if got := d.row("editorial").Table.Annotators(); len(got) != 2 {
		t.Errorf("the agreement of people has %v", got)
	}
}

func TestAModelThatIsTakenOutLeavesTheView(t *testing.T) {
	d := newRig(t, "A1")
	d.modelSays("tiny", "none")
	d.begin().awaitIdle()
	if d.View().Beside == nil {
		t.Fatal("the model is not there")
	}
	d.modelSays("tiny", "")
	d.Reload()
	d.awaitIdle()
	if b := d.View().Beside; b != nil {
		t.Errorf("%+v", b)
	}
}

func TestTheModelThatIsComparedIsTakenOutAndTheOtherStays(t *testing.T) {
	d := newRig(t, "A1")
	d.modelSays("tiny", "none")
	d.modelSays("big", "loaded")
	d.begin().awaitIdle()
	taken := 0
	d.RemoveModel(func(n int) { taken = n })
	d.awaitIdle()
	if taken != len(words) || d.written != 1 || len(d.failed) > 0 {
		t.Errorf("%d labels are taken out, written is %d times, told is %v", taken, d.written, d.failed)
	}
	if b := d.View().Beside; b == nil || b.Chosen != "model:tiny" || len(b.Names) != 1 {
		t.Errorf("%+v is left", b)
	}
	if got := d.row("editorial").Table.Annotators(); len(got) != 2 {
		t.Errorf("the agreement of people has %v", got)
	}
}

func TestWhereNothingCanBeWrittenNoModelIsTakenOut(t *testing.T) {
	d := newRig(t, "A1")
	d.modelSays("tiny", "none")
	d.fixed = true
	d.begin().awaitIdle()
	d.RemoveModel(func(int) { t.Error("it is taken out") })
	d.awaitIdle()
	if b := d.View().Beside; b == nil || !b.Fixed || d.written > 0 {
		t.Errorf("%+v, written %d times", b, d.written)
	}
}

func TestAnAnnotatorSeesNoModel(t *testing.T) {
	d := newRig(t, "A1")
	d.modelSays("tiny", "none")
	d.project.Say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	if err := d.project.ViewAs(t.Context(), "A1"); err != nil {
		t.Fatal(err)
	}
	d.restricted = true
	d.begin().awaitIdle()
	if b := d.View().Beside; b != nil {
		t.Errorf("%+v", b)
	}
}
