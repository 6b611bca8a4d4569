package adjudicate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/store/storetest"
)

// imports brings one label in from a file that says nothing else of the paragraph.
func imports(t *testing.T, p *storetest.Team, who string, q annotate.Paragraph, value string) {
	t.Helper()
	pen, sheet := p.Pen(who), annotate.NewSheet(q, annotate.LayerAnnotation, annotate.FirstRound, who)
	p.Tell(t,
		pen.Write(sheet.Key("sourcing", ""), value, "", annotate.OriginImport),
		pen.Write(sheet.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginImport),
	)
}

func TestLabelsFromAFileAreDecidedThoughItSaysNotWhatTheParagraphIs(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	imports(t, p, "A1", q, "none")
	imports(t, p, "A2", q, "official")
	items := docketOf(t, p).Items(adjudicate.ByField)
	if len(items) != 1 || items[0].State() != adjudicate.Waiting {
		t.Fatalf("the disagreements are %+v, want one that waits", items)
	}
	if done, all := adjudicate.Progress(items); done != 0 || all != 1 {
		t.Errorf("%d of %d are decided", done, all)
	}
}
