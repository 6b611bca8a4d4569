package ui

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/ui/place/annotatescreen"
)

func TestWhatWasAnsweredDifferentlyInTwoPlacesIsFlagged(t *testing.T) {
	d := newRig(t)
	articles, err := d.sample.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.sample.Article(t.Context(), articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Paragraphs) == 1 { // articles come by id
		if first, err = d.sample.Article(t.Context(), articles[1].ID); err != nil {
			t.Fatal(err)
		}
	}
	book, err := d.sample.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key := annotate.NewSheet(first.Paragraphs[3], annotate.LayerAnnotation, 1, "A1").Key("sourcing", "")
	for i, value := range []string{"official", "none"} {
		pen := annotate.NewPen([]string{"laptop", "desktop"}[i], "A1", book.Hash, int64(i))
		if err := d.sample.Append(t.Context(), pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	d.begun()
	if said := read(
		d.window.Content(),
	); !strings.Contains(said, "You answered 1 paragraph differently in two places; the queue tells where, Ctrl+Down goes there") ||
		!strings.Contains(said, "1 to decide") {
		t.Fatalf("the window does not say that there is a paragraph to decide:\n%s", said)
	}
	d.inAnnotate((*annotatescreen.Screen).NextOpen)()
	if said := read(
		d.window.Content(),
	); d.work.Session().At() != 3 ||
		!strings.Contains(said, "Answered differently in two places: Sources is none here, official elsewhere.") {
		t.Errorf("at paragraph %d the window says:\n%s", d.work.Session().At()+1, said)
	}
	d.work.Session().Choose("sourcing", "", "none")
	d.reloadPlace()
	if said := read(d.window.Content()); strings.Contains(said, "to decide") {
		t.Error("once decided, the paragraph is still flagged")
	}
}

func TestWhoIsNotToKnowTheOutletIsNotOfferedIt(t *testing.T) {
	d := newRig(t)
	d.sample.Say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	d.begun()
	if v := d.work.Project().Viewer(); v.Annotator != "A1" || v.Lead {
		t.Fatalf("the project is read for %+v, want the annotator A1", v)
	}
	d.commands.articleDetails()
	d.wantDialog("Outlet", "URL")
	d.window.Canvas().Overlays().Top().Hide()
	d.sample.Say(
		t,
		"L",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
		annotate.Yes,
	)
	d.commands.articleDetails()
	d.wantDialog("Title", "Outlet name withheld; the text is unchanged.")
	if said := d.dialog(); strings.Contains(said, "URL") {
		t.Errorf("the dialog offers what is hidden:\n%s", said)
	}
}
