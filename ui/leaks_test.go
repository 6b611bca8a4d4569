package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/place"
)

// blinded opens the sample as the annotator A1 of a project that L1 leads, in
// which A1 and A2 have submitted the first article, after what else say says of
// it.
func blinded(t *testing.T, say func(p *storetest.Project, first *annotate.Article)) *rig {
	t.Helper()
	d := newRig(t)
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	d.sample.Say(t, "A2", annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonJoined}, annotate.Yes)
	all, err := d.sample.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		first, err := d.sample.Article(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(first.Paragraphs) == 1 {
			continue
		}
		for _, who := range []string{"A1", "A2"} {
			for _, p := range first.Paragraphs {
				sheet := annotate.NewSheet(p, annotate.LayerAnnotation, 1, who)
				editorial := map[string]string{"A1": "none", "A2": "motive"}[who]
				d.sample.Say(t, who, sheet.Key(annotate.FieldNote, ""), "said by "+who)
				for field, value := range map[string]string{
					"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": editorial, "editorial_strength": "1",
				} {
					d.sample.Say(t, who, sheet.Key(field, ""), value)
				}
				var asked []string
				for _, name := range []string{"Aldoria", "Brenn"} {
					d.sample.Say(t, who, sheet.Key("stance", annotate.TargetID(name)), "absent")
					asked = append(asked, annotate.TargetID(name))
				}
				d.sample.Say(t, who, sheet.SubmissionKey(), annotate.JoinIDs(asked))
			}
		}
		say(d.sample, first)
	}
	return d.begun()
}

// everywhere is what stands in every place of the window, and in what its
// dialogs show of an article.
func (d *rig) everywhere() string {
	var all strings.Builder
	for _, at := range tabs {
		d.OpenPlace(at.id)
		d.awaitIdle()
		all.WriteString(read(d.window.Content()) + "\n" + d.drawn() + "\n")
	}
	d.OpenPlace(place.Annotate)
	d.commands.articleDetails()
	d.awaitIdle()
	all.WriteString(d.dialog())
	d.key(fyne.KeyEscape)
	return all.String()
}

// turnOn sets a setting of the project.
func turnOn(t *testing.T, p *storetest.Project, setting string) {
	t.Helper()
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: setting}, annotate.Yes)
}

func wantNowhere(t *testing.T, said string, words ...string) {
	t.Helper()
	for _, w := range words {
		if at := strings.Index(said, w); at >= 0 {
			t.Errorf("the window shows %q to somebody who may not see it:\n…%s…", w, said[max(0, at-200):min(len(said), at+200)])
		}
	}
}

func TestNoPlaceShowsAnAnnotatorWhatOthersAnswered(t *testing.T) {
	d := blinded(t, func(*storetest.Project, *annotate.Article) {})
	said := d.everywhere()
	if !strings.Contains(said, "Nothing to see yet") {
		t.Error("Review does not say when there will be something to see")
	}
	wantNowhere(t, said, "A2", "said by A2")
}

func TestTheOutletOfABlindProjectStandsNowhere(t *testing.T) {
	about := map[string]string{
		annotate.MetaOutlet: "The Halyard", annotate.MetaAuthor: "Mara Quill", annotate.MetaURL: "https://halyard.example",
	}
	for _, hidden := range []bool{false, true} {
		d := blinded(t, func(p *storetest.Project, first *annotate.Article) {
			for field, value := range about {
				p.Say(t, "L1", annotate.Key{Kind: annotate.KindArticle, Subject: first.ID, Field: field}, value)
			}
			if hidden {
				turnOn(t, p, annotate.ProjectOutletBlind)
			}
		})
		said := d.everywhere()
		if hidden {
			wantNowhere(t, said, "The Halyard", "Mara Quill", "halyard.example")
			if about := d.work.Session().Article().Meta; about.Outlet+about.Author+about.URL != "" {
				t.Errorf("the window is given %+v, which it should not know", about)
			}
		} else if !strings.Contains(said, "The Halyard") {
			t.Error("where nothing is hidden the outlet is not shown either")
		}
	}
}

func TestAHiddenCrossLinkStandsNowhere(t *testing.T) {
	const link = "newest president"
	for _, hidden := range []bool{false, true} {
		d := blinded(t, func(p *storetest.Project, _ *annotate.Article) {
			if hidden {
				turnOn(t, p, annotate.ProjectHideCrosslinks)
			}
		})
		if said := d.everywhere(); hidden {
			wantNowhere(t, said, link)
		} else if !strings.Contains(said, link) {
			t.Error("where nothing is hidden the cross-link is not shown either")
		}
	}
}
