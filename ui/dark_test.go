package ui

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/saving"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func TestDarkSetWhileRunningReachesEveryWidget(t *testing.T) {
	for _, id := range []place.ID{place.Annotate, place.Adjudicate, place.Review, place.Codebook, place.Dataset, place.Preview} {
		t.Run(string(id), func(t *testing.T) {
			coming := file(t, "strike.txt", "Strike ends\n\nThe port works again.\n")
			show := func(look theme.Mode) *rig {
				d := newRig(t, func(p *Params) {
					p.Memory.SetLook(theme.Choice{Mode: look})
					p.Now = func() time.Time { return time.Date(2031, 3, 4, 9, 0, 0, 0, time.Local) } // the bar says when it was saved
				})
				d.disagree()
				d.begun()
				d.open(id, coming)
				if id == place.Adjudicate { // where others' answers are seen, that is written
					d.await("what was seen, saved", func() bool { return d.state.Save.Kind == saving.Done })
				}
				d.picture()
				return d
			}
			running := show(theme.AlwaysLight)
			before := running.picture()
			running.setLook(theme.Choice{Mode: theme.AlwaysDark})
			running.awaitIdle()
			switched, fresh := running.picture(), show(theme.AlwaysDark).picture()
			if at, a, b, same := difference(switched, fresh); !same {
				t.Errorf("at %v the switched window has %v, a fresh one %v", at, a, b)
			}
			running.setLook(theme.Choice{Mode: theme.AlwaysLight})
			running.awaitIdle()
			if at, a, b, same := difference(running.picture(), before); !same {
				t.Errorf("at %v the window that is light again has %v, before it had %v", at, a, b)
			}
		})
	}
}

// disagree lets two others answer the second paragraph, which they differ on.
func (d *rig) disagree() {
	d.t.Helper()
	envoy := d.articleCalled("Envoy")
	for who, sources := range map[string]string{"A2": "none", "A3": "official"} {
		s := annotate.NewSheet(envoy.Paragraphs[1], annotate.LayerAnnotation, 1, who)
		d.sample.Say(d.t, who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
		answers := map[string]string{"unit_type": "body", "sourcing": sources, "unsourced": "no", "editorial": "none"}
		if sources != "none" {
			answers["attribution"], answers["quote_form"] = "named", "none"
		}
		for field, value := range answers {
			d.sample.Say(d.t, who, s.Key(field, ""), value)
		}
		targets := []string{annotate.TargetID("Aldoria"), annotate.TargetID("Brenn")}
		for _, target := range targets {
			d.sample.Say(d.t, who, s.Key("stance", target), "absent")
		}
		d.sample.Say(d.t, who, s.SubmissionKey(), strings.Join(targets, " "))
	}
}

// articleCalled is the one of the sample whose title begins so, with its paragraphs.
func (d *rig) articleCalled(begins string) *annotate.Article {
	d.t.Helper()
	all, err := d.sample.Articles(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(a annotate.Article) bool { return strings.HasPrefix(a.Meta.Title, begins) })
	whole, err := d.sample.Article(d.t.Context(), all[at].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return whole
}

// open opens a place as a person does who wants to see everyone's answers; the preview
// shows what is about to come in.
func (d *rig) open(id place.ID, coming string) {
	d.t.Helper()
	if id == place.Preview {
		d.previewFiles([]string{coming})
	} else {
		d.OpenPlace(id)
	}
	d.awaitIdle()
	if d.window.Canvas().Overlays().Top() != nil {
		d.key(fyne.KeyReturn)
	}
	d.wantNoDialog()
	if d.at != id {
		d.t.Fatalf("%s is open, want %s", d.at, id)
	}
}

// difference is the first pixel at which two pictures differ.
func difference(a, b image.Image) (at image.Point, inA, inB color.Color, same bool) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			inA, inB = a.At(x, y), b.At(x, y)
			if inA != inB {
				return image.Pt(x, y), inA, inB, false
			}
		}
	}
	return at, inA, inB, true
}
