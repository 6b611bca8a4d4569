package datasetscreen

import (
	"cmp"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// merging is a merge that is being looked at.
type merging struct {
	part
	merge   *exchanging.Merge
	content *content
}

// Merge shows what merging files would bring, and writes it when confirmed.
func (d *Screen) Merge(paths []string) {
	m := &merging{part: d.part}
	m.content = &content{
		title: lang.N(
			"Merge {{.Count}} files",
			len(paths),
			map[string]any{"Count": len(paths)},
		),
		remark:  lang.L("nothing is written before you confirm"),
		actions: m.actions,
		draw:    m.draw,
	}
	m.merge = d.work.Merge(paths, m.changed, func(err error) {
		d.board.Uncover()
		d.host.Failed(err)
	})
	d.panel.show(m.content)
	m.merge.Plan()
}

// changed shows how far the merge is, if its panel is still open.
func (m *merging) changed() {
	r := m.merge.Report()
	if r != nil && r.Merged {
		m.content.title, m.content.remark = lang.L(
			"Merged",
		), lang.L(
			"backup saved as {{.File}}",
			map[string]any{"File": filepath.Base(r.Backup)},
		)
	}
	if !m.board.Covered() || m.panel.content != m.content {
		return
	}
	m.board.SyncOverlay()
	if m.merge.Stage() == exchanging.Waiting {
		if len(m.actions()) == 1 && r.Lists() && !r.Merged { // only the questions lead on
			m.board.EnterFirst(m.panel.body)
		} else {
			m.board.EnterFirst(m.panel.head)
		}
		m.host.Trace("merge %d new, %d conflicts, %d refused, merged %t", r.New().Entries, len(r.Conflicts), len(r.Refusals), r.Merged)
	}
}

func (m *merging) actions() []card.Action {
	done := m.panel.closing()
	switch {
	case m.merge.CanAccept():
		return []card.Action{
			{
				ID:    "accept",
				Label: lang.L("Accept the codebook"),
				Key:   "l",
				Tip:   lang.L("Take the version of the codebook that comes with the file; then look again"),
				Do:    m.merge.Accept,
			},
			done,
		}
	case m.merge.CanMerge():
		return []card.Action{
			{ID: "merge", Label: lang.L("Merge"), Key: "m", Tip: lang.L("In one step, after a backup"), Do: m.merge.Do, Main: true},
			done,
		}
	}
	return []card.Action{done}
}

// draw draws what stands in the way, what each file brings, and the
// conflicts.
func (m *merging) draw(l *kit.Drawing, y, width float32) float32 {
	pad := card.Pad()
	in := width - 2*pad
	switch m.merge.Stage() {
	case exchanging.Reading:
		return y + card.Quiet(l, pad, y, in, lang.L("Reading the files…")) + pad
	case exchanging.Merging:
		return y + card.Quiet(l, pad, y, in, lang.L("Merging…")) + pad
	}
	r, p := m.merge.Report(), theme.Current()
	for _, refusal := range r.Refusals {
		y += l.Sentences(pad, y, in, theme.SizeLabel(), kit.Run{Text: wording.Of(refusal.Reason), Color: p.Danger}) + theme.Scaled(8)
	}
	if r.Refused() {
		y += card.Quiet(l, pad, y, in, lang.L("So nothing is merged, and nothing was changed.")) + theme.Scaled(10)
	}
	for _, w := range r.Warnings {
		y += l.Sentences(pad, y, in, theme.SizeLabel(), kit.Run{Text: wording.Of(w), Color: p.Warning}) + theme.Scaled(8)
	}
	if !r.Refused() {
		for i := range r.Files {
			y = m.drawMergeFile(l, &r.Files[i], y, width)
		}
	}
	return m.drawConflicts(l, r.Conflicts, y, width)
}

// drawMergeFile draws what one file brings.
func (m *merging) drawMergeFile(l *kit.Drawing, f *annotate.MergeFile, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	y += theme.Scaled(8)
	l.Words(pad, y, in, theme.Scaled(22), kit.Text{Text: filepath.Base(f.Path), Size: theme.SizeLabel(), Ink: p.Ink, Bold: true})
	y += theme.Scaled(24)
	if line := senderLine(f); line != "" {
		y += card.Quiet(l, pad, y, in, line)
	}
	y += card.Quiet(l, pad, y, in, broughtBy(f)) + theme.Scaled(4)
	for _, w := range f.Warnings {
		y += l.Sentences(pad, y, in, card.Small(), kit.Run{Text: wording.Of(w), Color: p.Warning}) + theme.Scaled(4)
	}
	high := theme.Scaled(22)
	for _, w := range f.Work {
		l.Words(pad, y, in*0.6, high, kit.Text{Text: workTitle(w), Size: card.Small(), Ink: p.Ink, Article: true})
		l.Words(pad+in*0.62, y, in*0.38, high, kit.Text{Text: workCount(w), Size: card.Small(), Ink: p.Muted})
		y += high
	}
	return m.drawListed(l, f, y, width) + theme.Scaled(8)
}

// broughtBy says in a sentence what a file brings.
func broughtBy(f *annotate.MergeFile) string {
	switch nothing := f.New == (annotate.MergeCount{}); {
	case nothing && len(f.Listed) > 0:
		return lang.L("Nothing comes in by itself.")
	case nothing:
		return lang.L("Everything in it is here already.")
	}
	var parts []string
	add := func(n int, said string) {
		if n > 0 {
			parts = append(parts, said)
		}
	}
	add(f.New.Articles, lang.N("{{.Count}} new articles", f.New.Articles, map[string]any{"Count": f.New.Articles}))
	add(f.New.Entries, lang.N("{{.Count}} new entries", f.New.Entries, map[string]any{"Count": f.New.Entries}))
	add(f.Same.Entries, lang.L("{{.Count}} here already", map[string]any{"Count": f.Same.Entries}))
	add(f.Asked, lang.N("{{.Count}} questions to the lead", f.Asked, map[string]any{"Count": f.Asked}))
	add(f.Voted, lang.N("{{.Count}} votes after a talk", f.Voted, map[string]any{"Count": f.Voted}))
	add(f.Conflicts, lang.N("{{.Count}} conflicts", f.Conflicts, map[string]any{"Count": f.Conflicts}))
	add(len(f.People), lang.L("joins: {{.People}}", map[string]any{"People": strings.Join(f.People, ", ")}))
	add(len(f.Codebooks), lang.L("new codebook: {{.Codebooks}}", map[string]any{"Codebooks": strings.Join(f.Codebooks, ", ")}))
	return strings.Join(parts, " · ")
}

func workTitle(w annotate.MergeWork) string {
	if w.Title == "" {
		return lang.L("Untitled article")
	}
	return w.Title
}

func workCount(w annotate.MergeWork) string {
	who := w.Annotator
	if who == "" {
		who = lang.L("final or key")
	}
	return who + " · " + wording.Of(w.Units.Words()) + " · " +
		lang.N("{{.Count}} answers", w.Answers, map[string]any{"Count": w.Answers})
}

// drawConflicts draws the questions on which two answers stand against each
// other, each leading to its paragraph.
func (m *merging) drawConflicts(l *kit.Drawing, of []annotate.MergeConflict, y, width float32) float32 {
	if len(of) == 0 {
		return y
	}
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(46)
	y += theme.Scaled(4)
	l.Words(pad, y, width-2*pad, theme.Scaled(24), kit.Text{
		Text: lang.N("{{.Count}} conflicts", len(of), map[string]any{"Count": len(of)}), Size: theme.SizeBody(), Ink: p.Warning, Bold: true,
	})
	y += theme.Scaled(26)
	y += card.Quiet(
		l,
		pad,
		y,
		width-2*pad,
		lang.L(
			"Two decisions on one question, made without knowing of each other. Both are kept; the later one counts until somebody decides.",
		),
	) + theme.Scaled(
		6,
	)
	for _, c := range of {
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		var open func()
		if c.Position > 0 {
			open = func() { m.leaveFor(c.Article, c.Position) }
		}
		paragraphRow(l, "conflict "+c.Current.ID, c.Title, c.Position, conflictLine(c), y, width, high, 0, open)
		y += high
	}
	return y + theme.Scaled(8)
}

// conflictLine says who decided what, and what instead.
func conflictLine(c annotate.MergeConflict) string {
	k := c.Current.Key
	field := cmp.Or(c.Question, k.Field)
	switch {
	case k.Kind == annotate.KindSubmission:
		field = lang.L("submission")
	case k.Kind == annotate.KindAssignment:
		field = lang.L("assignment")
	case c.Target != "":
		field += " · " + c.Target
	}
	if k.Annotator != "" {
		field = k.Annotator + " · " + field
	}
	return lang.L("{{.Question}}: {{.Now}} counts, {{.Other}} does not", map[string]any{
		"Question": field, "Now": decision(k.Kind, cmp.Or(c.Now, c.Current.Value)), "Other": decision(k.Kind, cmp.Or(c.Not, c.Other.Value)),
	})
}

// decision writes a value for the eye.
func decision(kind annotate.Kind, value string) string {
	switch {
	case value == "":
		return lang.L("taken back")
	case kind == annotate.KindSubmission || kind == annotate.KindAssignment:
		return lang.L("given")
	}
	return value
}
