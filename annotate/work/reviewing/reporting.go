package reviewing

import (
	"context"
	"io"

	"plumbline/annotate/report"
	"plumbline/annotate/study"
	"plumbline/annotate/wholefile"
)

// Report is a page about what is shown, to be saved by a function that takes a
// while; there is none while numbers are being worked out. Narrowed says what the
// filters let through, "" for everything.
func (s *Session) Report(narrowed string) (save func(project string, form report.Form) error, ok bool) {
	if s.view.Overview == nil || s.view.Computing {
		return nil, false
	}
	about := study.About{
		Program: s.options.Program, Made: s.options.Now(), Narrowed: narrowed, Filter: s.filter, Draws: s.draws,
	}
	return func(project string, form report.Form) error {
		about.Project, about.Hardest = project, form.Hardest()
		of, err := study.Read(context.Background(), s.options.Store, about)
		if err != nil {
			return err
		}
		return wholefile.Replace(form.Path, func(w io.Writer) error { return form.Write(w, of) })
	}, true
}
