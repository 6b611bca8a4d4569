package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/annotate/report"
	"plumbline/annotate/work/workspace"
	"plumbline/ui/dialogs"
	"plumbline/ui/place"
	"plumbline/ui/wording"
)

// commands are what menus, shortcuts and places ask the window for: each asks by a
// dialog what it has to know and hands it to the workspace.
type commands struct {
	w   *Window
	ask dialogs.Over
}

func (c commands) newProject() {
	shelf := c.w.params.Shelf
	c.ask.NewProject(shelf.Documents(), shelf.DefaultCodebook(), func(p dialogs.Project) error {
		return c.w.work.Create(p.Path, p.Book, p.Targets, p.Lead)
	})
}

// folder is where files are looked for: beside the project, unless that is the sample,
// which lies where nobody looks.
func (c commands) folder() string {
	shelf := c.w.params.Shelf
	if p := c.w.work.Project(); p != nil && filepath.Dir(p.Path()) != shelf.DataDir() {
		return filepath.Dir(p.Path())
	}
	return shelf.Documents()
}

// beside is a path in that folder, called as the project is.
func (c commands) beside() string {
	return filepath.Join(c.folder(), filepath.Base(c.w.work.Project().Path()))
}

func (c commands) openDialog() {
	c.ask.OpenProject(c.folder(), func(path string) { c.w.work.Open(path, "") })
}

func (c commands) switchPerson() {
	c.w.work.SwitchPerson(func(current string, here []string, use func(id string) error) {
		c.ask.Who(lang.L("Switch person"), current, here, use, nil)
	})
}

// dropped takes files that were dropped on the window: projects are merged into
// the open one, or opened where there is none; all else is imported.
func (c commands) dropped(uris []fyne.URI) {
	var projects, articles []string
	for _, u := range uris {
		if strings.EqualFold(filepath.Ext(u.Path()), dialogs.ProjectExtension) {
			projects = append(projects, u.Path())
		} else {
			articles = append(articles, u.Path())
		}
	}
	switch {
	case c.w.window.Canvas().Overlays().Top() != nil: // a dialog wants its answer first
	case c.w.work.Project() == nil && len(projects) > 0:
		c.w.work.Open(projects[0], "")
	case !c.w.work.Writable():
	case len(projects) > 0:
		c.w.mergeFiles(projects)
	case len(articles) > 0:
		c.w.previewFiles(articles)
	}
}

// importDialog goes back to the import that is on, or asks for files.
func (c commands) importDialog() {
	switch {
	case !c.w.work.Writable():
	case c.w.places[place.Preview] != nil && c.w.at != place.Preview:
		c.w.OpenPlace(place.Preview)
	default:
		c.ask.Articles(c.folder(), c.w.previewFiles)
	}
}

// importFolder asks for a folder with articles.
func (c commands) importFolder() {
	if c.w.work.Writable() {
		c.ask.ArticlesOf(c.folder(), func(folder string) { c.w.previewFiles([]string{folder}) })
	}
}

func (c commands) exportDialog() { c.exportAs(place.Export{}) }

// exportAs asks in which format what was chosen is to be written, or tells how far what is
// being written is.
func (c commands) exportAs(e place.Export) {
	switch {
	case c.w.work.Project() == nil:
		return
	case c.w.writing != nil:
		c.w.writing.show(c.ask)
		return
	}
	c.ask.Export(
		c.beside(),
		e.What,
		e.AsOf,
		func(what dataset.Export, path string) { c.export(what, e.AsOf, path) },
		func(l *release.Layout, what dataset.Export, path string) { c.giveAway(l, what, e.AsOf, path) },
	)
}

// giveAway shows what of people could go along and asks under which name data are given
// away, and writes them: what was frozen, or what there is now.
func (c commands) giveAway(layout *release.Layout, e dataset.Export, of *annotate.Freeze, path string) {
	g := workspace.Giving{Of: of, Package: release.Package{
		Layout:  layout,
		Project: strings.TrimSuffix(filepath.Base(c.w.work.Project().Path()), dialogs.ProjectExtension),
		Program: c.w.params.program(),
		Export:  e,
	}}
	c.w.work.Look(g, func(look *release.Look, err error) {
		if err != nil {
			c.w.failed(err)
			return
		}
		c.ask.GiveAway(look, func(said dialogs.GivingAway) {
			g.Name, g.Seen = said.Release, said.Seen
			g.Package.Answers, g.Package.WithoutText, g.Package.Attributes = said.Answers, said.WithoutText, said.Attributes
			c.writePackage(g, path)
		})
	})
}

func (c commands) writePackage(g workspace.Giving, path string) {
	ctx, on := c.w.beginWriting(c.ask, path)
	g.Package.Progress, g.Package.Export.Progress = on.begins, on.rows
	c.w.work.GiveAway(ctx, g, path, func(err error) {
		on.end()
		var said *annotate.Error
		if errors.Is(err, context.Canceled) && errors.As(err, &said) { // it says whether the release is recorded
			c.w.say(wording.Error(said))
			c.w.params.Trace("stopped %s", path)
			return
		}
		words := lang.L("The release {{.Name}} is written to {{.Path}}", map[string]any{"Name": g.Name, "Path": path})
		c.written(err, "given away", path, words)
	})
}

// export writes answers to a file, as they were when they were frozen or as they are.
func (c commands) export(e dataset.Export, of *annotate.Freeze, path string) {
	ctx, on := c.w.beginWriting(c.ask, path)
	e.Progress = on.rows
	if of != nil {
		c.w.work.ExportFrozen(ctx, e, *of, path, func(rows int, since annotate.Destroyed, err error) {
			on.end()
			words := lang.N("{{.Count}} rows of what was frozen as {{.Name}} written to {{.Path}}", rows,
				map[string]any{"Count": rows, "Name": of.Name, "Path": path})
			if destroyed, some := of.DestroyedWords(since); some {
				words += ". " + wording.Of(destroyed)
			}
			c.written(err, "exported", path, words)
		})
		return
	}
	c.w.work.Export(ctx, e, path, func(rows int, err error) {
		on.end()
		words := lang.L("Written to {{.Path}}", map[string]any{"Path": path})
		if e.Format.Counts == "row" {
			words = lang.N("{{.Count}} rows written to {{.Path}}", rows, map[string]any{"Count": rows, "Path": path})
		}
		c.written(err, "exported", path, words)
	})
}

// written says what was written, or why not.
func (c commands) written(err error, traced, path, sentence string) {
	switch {
	case errors.Is(err, context.Canceled):
		c.w.say(lang.L("Stopped: nothing is written to {{.Path}}", map[string]any{"Path": path}))
		c.w.params.Trace("stopped %s", path)
	case err != nil:
		c.w.failed(err)
	default:
		c.w.say(sentence)
		c.w.params.Trace("%s %s", traced, path)
	}
}

func (c commands) exportAttributes() {
	c.ask.ExportAttributes(c.beside(), func(path string) {
		c.w.work.ExportAttributes(path, func(err error) {
			c.written(err, "exported", path, lang.L("Private attributes written to {{.Path}}", map[string]any{"Path": path}))
		})
	})
}

func (c commands) saveCopy() {
	if c.w.work.Project() == nil {
		return
	}
	c.ask.SaveCopy(c.beside(), func(path string) {
		c.w.work.SaveCopy(path, func(err error) {
			c.written(err, "copied", path, lang.L("Copy saved as {{.Path}}", map[string]any{"Path": path}))
		})
	})
}

// cleanCopy asks for the name of a clean copy of a project that another program changed,
// and opens it for the annotator, or for whoever says who they are.
func (c commands) cleanCopy(path, annotator string) {
	c.ask.SaveCopy(path, func(to string) { c.w.work.OpenCleanCopy(path, to, annotator) })
}

// missingFile asks how to go on with a project whose file is not where it was.
func (c commands) missingFile() {
	m, missing := c.w.work.Missing()
	if !missing {
		return
	}
	c.ask.Missing(dialogs.MissingFile{
		Path: c.w.work.Project().Path(), Where: m.Where, Why: m.Why, Kept: m.Kept, Fixed: m.Fixed,
		PutBack:   func(done func(error)) { c.w.work.PutBack(done) },
		MoveTo:    func(path string) { c.w.work.MoveTo(path, c.w.failed) },
		OpenThere: c.w.work.OpenThere,
	})
}

// backupRoom asks how much room backups may take on this computer.
func (c commands) backupRoom() {
	c.ask.BackupRoom(c.w.params.Memory.BackupRoom(), c.w.params.Memory.SetBackupRoom)
}

// backUp saves a backup and shows it in the list.
func (c commands) backUp() {
	c.w.work.BackUp(func(path string, err error) {
		if err == nil {
			c.w.reloadPlace()
		}
		c.written(err, "backed up", path, lang.L("Backup saved as {{.File}}", map[string]any{"File": filepath.Base(path)}))
	})
}

// saveReport saves what Review shows.
func (c commands) saveReport(save func(project string, form report.Form) error) {
	project := c.w.work.Project().Path()
	c.ask.SaveReport(c.beside(), func(form report.Form) {
		var err error
		c.w.params.Work(func() { err = save(filepath.Base(project), form) }, func() {
			c.written(err, "reported", form.Path, lang.L("Report saved as {{.Path}}", map[string]any{"Path": form.Path}))
		})
	})
}

// savePicture saves a picture of what labels say.
func (c commands) savePicture(p place.SavePicture) {
	c.ask.SavePicture(c.beside(), p.Name, func(path string) {
		var err error
		c.w.params.Work(func() { err = p.Save(path) }, func() {
			c.written(err, "pictured", path, lang.L("Picture saved as {{.Path}}", map[string]any{"Path": path}))
		})
	})
}

func (c commands) loadCodebook(chosen func(path string)) {
	c.ask.LoadCodebook(c.folder(), chosen)
}

func (c commands) printCodebook(name string, chosen func(path string)) {
	c.ask.PrintCodebook(filepath.Join(c.folder(), name), chosen)
}

// articleDetails shows what is known of the current article.
func (c commands) articleDetails() {
	if s := c.w.work.Session(); s != nil && s.Article() != nil {
		c.details(s.Article())
	}
}

// detailsOf shows what is known of any article.
func (c commands) detailsOf(id string) {
	a, err := c.w.work.Project().Article(context.Background(), id)
	if err != nil {
		c.w.failed(err)
		return
	}
	c.details(a)
}

func (c commands) details(a *annotate.Article) {
	var save func(map[string]string) error
	if c.w.work.Writable() {
		save = func(changed map[string]string) error { return c.correct(annotate.KindArticle, a.ID, changed) }
	}
	c.ask.Details(a, c.w.work.HidesOutlet(), save)
}

// correct writes corrected fields of an article or a target as one action, and
// shows them.
func (c commands) correct(kind annotate.Kind, subject string, fields map[string]string) error {
	if len(fields) == 0 {
		return nil
	}
	if err := c.w.work.Correct(kind, subject, fields); err != nil {
		return err
	}
	c.w.reloadPlace()
	c.w.showBars()
	return nil
}

// targets shows the targets in the Codebook place and, to those who may, as
// entries.
func (c commands) targets() {
	c.w.OpenPlace(place.Codebook)
	c.editTargets()
}

func (c commands) editTargets() {
	if !c.w.work.Leads() {
		return
	}
	targets, err := c.w.work.Project().Targets(context.Background())
	if err != nil {
		c.w.failed(err)
		return
	}
	c.ask.Targets(targets, func(changes dialogs.TargetChanges) error {
		for _, t := range targets {
			if err := c.correct(annotate.KindTarget, t.ID, changes.Fields[t.ID]); err != nil {
				return err
			}
		}
		for _, t := range changes.Added {
			if err := c.correct(annotate.KindTarget, t.ID, dialogs.Differences(nil, t.Fields())); err != nil {
				return err
			}
		}
		return nil
	})
}

// practiceAlone takes the open article out of real work, for practice alone, or
// puts it back.
func (c commands) practiceAlone() {
	a := c.w.work.Session().Article()
	if a == nil {
		return
	}
	c.ask.PracticeAlone(a, func(value string) error {
		return c.w.work.Correct(annotate.KindArticle, a.ID, map[string]string{annotate.MetaPractice: value})
	}, c.w.work.GoOn)
}

// practiceSettings sets what practice requires before real work, and what is asked
// again later.
func (c commands) practiceSettings() {
	if !c.w.work.Writable() {
		return
	}
	now := make([]string, len(dialogs.PracticeFields))
	for i, field := range dialogs.PracticeFields {
		var err error
		if now[i], err = c.w.work.Project().Setting(context.Background(), field); err != nil {
			c.w.failed(err)
			return
		}
	}
	c.ask.PracticeSettings(now, func(facts map[string]string) error {
		return c.w.work.Correct(annotate.KindProject, annotate.ProjectSubject, facts)
	}, c.w.work.GoOn)
}

func (c commands) goTo() {
	s := c.w.work.Session()
	if s == nil || s.Article() == nil {
		return
	}
	c.ask.GoTo(s.LastNumber(), func(number int) { c.w.annotating().GoTo(number) })
}

// allKeys lists the keys of the open place, those of Annotate, and those of the
// window.
func (c commands) allKeys() { c.ask.AllKeys(c.w.allKeys()) }
