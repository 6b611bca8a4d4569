package dialogs

import (
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/annotate/report"
	"plumbline/annotate/sentence"
	"plumbline/ui/keys"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// over opens dialogs over a window of a small screen; what takes time is done at once.
func over(t *testing.T) Over {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("HOME", t.TempDir())
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	w := uitest.Window(t, widget.NewLabel("behind"), fyne.NewSize(1024, 700))
	return NewOver(w, func(work, done func()) { work(); done() }, nil)
}

// asking makes an uitest.Asking of what opens a dialog.
func asking(open func(t *testing.T, o Over)) uitest.Asking {
	return func(t *testing.T) (fyne.Window, func()) {
		o := over(t)
		return o.Window, func() { open(t, o) }
	}
}

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	refused := errors.New("Not here.")
	article := &annotate.Article{ID: "a", Meta: annotate.Meta{Title: "Envoy tours three capitals"}}
	missing := MissingFile{Path: "/a/b.plumb", Where: annotate.Gone, Why: refused, PutBack: func(func(error)) {}}
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Over.About":   asking(func(_ *testing.T, o Over) { o.About() }),
		"Over.Failed":  asking(func(_ *testing.T, o Over) { o.Failed(refused) }),
		"Over.AllKeys": asking(func(_ *testing.T, o Over) { o.AllKeys(keys.List{{Title: "Moving"}}) }),
		"Over.AskToLose": asking(func(_ *testing.T, o Over) {
			o.AskToLose(3, refused, false, func() {})
		}),
		"Over.AskToSeeEveryone": asking(func(_ *testing.T, o Over) {
			o.AskToSeeEveryone(annotate.UnitCount{All: 4, Wholes: 1}, false, func() {})
		}),
		"Over.Details": asking(func(_ *testing.T, o Over) {
			o.Details(article, false, func(map[string]string) error { return refused })
		}),
		"Over.Export": asking(
			func(_ *testing.T, o Over) {
				o.Export(
					"/a/b.plumb", dataset.Export{}, nil,
					func(dataset.Export, string) {}, func(*release.Layout, dataset.Export, string) {},
				)
			},
		),
		"Over.GiveAway": asking(func(_ *testing.T, o Over) {
			o.GiveAway(&release.Look{
				Words: []release.FreeWords{
					{Who: "A1", Where: "Ferry, 2", About: sentence.Of("free-words.answer", "Question", "note"), Words: "Who says so?"},
				},
				Told: map[string]map[string]int{"region": {"north": 2, "south": 1}},
			}, func(GivingAway) {})
		}),
		"Over.Writing": asking(func(_ *testing.T, o Over) { o.Writing("/a/b.zip", "Reading", func() {}) }),
		"Over.AskConsent": asking(func(_ *testing.T, o Over) {
			o.AskConsent(annotate.Consent{Text: "You read articles."}, annotate.ConsentOlder, func() {})
		}),
		"Over.AskAboutSelf": asking(func(_ *testing.T, o Over) { o.AskAboutSelf(func(string) error { return refused }) }),
		"Over.ShowConsent": asking(func(_ *testing.T, o Over) {
			o.ShowConsent(annotate.Consent{Text: "You read articles."}, func() {})
		}),
		"Over.EditConsent": asking(func(_ *testing.T, o Over) {
			o.EditConsent("", "You read articles.", func(string) error { return refused })
		}),
		"Over.Inquire": asking(func(_ *testing.T, o Over) {
			o.Inquire(
				Inquiry{Number: 2, Text: "The ferry sails.", Question: "Sources", Words: "Who?"},
				func(string) error { return refused },
			)
		}),
		"Over.Rule": asking(func(_ *testing.T, o Over) {
			asked := annotate.Inquiry{Annotator: "A1", Words: "Who?"}
			o.Rule(Ruling{
				Number: 2, Text: "The ferry sails.", Field: annotatetest.Codebook().Field("sourcing"),
				Asked: []annotate.Inquiry{asked},
				Earlier: func(found func([]annotate.Earlier, error)) {
					found([]annotate.Earlier{{Value: "none", Annotator: "A1", Count: 3}}, nil)
				},
				Stands: &annotate.Ruling{Words: "So.", Option: "none", Again: []string{"none"}},
			}, func(annotate.Ruling) error { return refused }, func(annotate.Ruling) {})
		}),
		"Over.GoTo":        asking(func(_ *testing.T, o Over) { o.GoTo(5, func(int) {}) }),
		"Over.Guide":       asking(func(_ *testing.T, o Over) { o.Guide() }),
		"Over.Missing":     asking(func(_ *testing.T, o Over) { o.Missing(missing) }),
		"Over.EndErasure":  asking(func(_ *testing.T, o Over) { o.EndErasure(func() {}) }),
		"Over.OfferRescue": asking(func(_ *testing.T, o Over) { o.OfferRescue(4, 2, func() {}) }),
		"Over.NewProject": asking(func(t *testing.T, o Over) {
			o.NewProject(t.TempDir(), annotatetest.CodebookSource(), func(Project) error { return refused })
		}),
		"Over.askWhere": asking(func(t *testing.T, o Over) {
			o.SaveCopy(filepath.Join(t.TempDir(), "a.plumb"), func(string) {})
		}),
		"Over.SaveReport": asking(func(t *testing.T, o Over) {
			o.SaveReport(filepath.Join(t.TempDir(), "a.plumb"), func(report.Form) {})
		}),
		"Over.Who": asking(func(_ *testing.T, o Over) {
			o.Who("Who is labelling?", "A1", []string{"A1", "A2"}, func(string) error { return nil }, func() {})
		}),
		"Over.PracticeAlone": asking(func(_ *testing.T, o Over) {
			o.PracticeAlone(article, func(string) error { return nil }, func() {})
		}),
		"Over.PracticeSettings": asking(func(_ *testing.T, o Over) {
			o.PracticeSettings([]string{"", "", "", ""}, func(map[string]string) error { return nil }, func() {})
		}),
		"Over.BackupRoom": asking(func(_ *testing.T, o Over) { o.BackupRoom(1024, func(int) {}) }),
		"Over.Targets": asking(func(_ *testing.T, o Over) {
			o.Targets([]annotate.Target{{ID: "t", Name: "Corvane"}}, func(TargetChanges) error { return refused })
		}),
	})
}
