package reviewing

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/report"
)

// report hands on what is shown, to be saved.
func (r *Reviewing) report() {
	if r.shown.overview == nil || r.view.Computing {
		r.params.OnNotice(lang.L("The numbers are still being worked out"))
		return
	}
	page := report.Report{
		Codebook: r.view.Codebook, About: r.view.About, Made: r.params.Now(), Narrowed: r.narrowed(),
		Overview: r.shown.overview, Missing: r.shown.missing, Draws: r.draws, Shown: r.newLook().shown,
	}
	r.params.OnReport(func(project, path string) error {
		r.sheets.mu.Lock() // what is behind the numbers is read from the answers
		defer r.sheets.mu.Unlock()
		page.Project = project
		return page.WriteFile(path)
	})
}

// narrowed names what the filters let through, "" for everything.
func (r *Reviewing) narrowed() string {
	var only []string
	for _, f := range r.view.Filters {
		for _, o := range f.Options {
			if o.Chosen {
				only = append(only, o.Name)
			}
		}
	}
	return strings.Join(only, ", ")
}
