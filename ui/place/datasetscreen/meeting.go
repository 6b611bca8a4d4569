package datasetscreen

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/meeting"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/files"
)

// meetingPanel shows a team what divides it, large enough to be read from across a room, and
// without names. Names stand there only while people vote anew, and then nobody's first
// answer does.
type meetingPanel struct {
	part
	work    *exchanging.Meeting
	content *content
	full    bool // the meeting took the whole screen
}

// meet begins a meeting over the whole place.
func (d *Screen) meet() {
	m := &meetingPanel{part: d.part}
	m.content = &content{title: lang.L("Meeting"), whole: true, actions: m.actions, draw: m.draw, closed: m.end}
	m.work = d.work.Meet(m.changed)
	d.panel.show(m.content)
	m.changed()
}

// end ends the meeting, and gives back the screen if the meeting took it.
func (m *meetingPanel) end() {
	m.work.End()
	if m.full {
		m.fullScreen(false)
	}
}

func (m *meetingPanel) fullScreen(full bool) {
	m.full = full
	m.host.Window().SetFullScreen(full)
}

// changed shows another paragraph or vote, if the panel is still open.
func (m *meetingPanel) changed() {
	if m.work == nil || !m.board.Covered() || m.panel.content != m.content {
		return
	}
	m.content.remark = ""
	if _, rule, number, of, ok := m.work.Topic(); ok {
		m.content.remark = lang.L("{{.Number}} of {{.All}} · {{.Rule}}", map[string]any{"Number": number, "All": of, "Rule": rule.Label})
	}
	m.board.SyncOverlay()
	// Enter leads on; while people vote it gives the turn, so that it votes for nobody.
	if v, _ := m.work.Voting(); v == nil {
		m.board.EnterFirst(m.panel.head)
	} else if m.board.At() != m.panel.body {
		m.board.EnterFirst(m.panel.body)
	}
}

func (m *meetingPanel) actions() []card.Action {
	t, _, number, _, ok := m.work.Topic()
	if !ok {
		return []card.Action{m.panel.closing()}
	}
	if v, _ := m.work.Voting(); v != nil {
		return m.votes(v)
	}
	all := []card.Action{{
		ID: "talked over", Label: lang.L("Talked over"), Key: "n", Main: true, Do: m.talkedOver,
		Tip: lang.L("The paragraph is on no further meeting sheet; on to the next"),
	}}
	if number > 1 {
		all = append(all, card.Action{
			ID: "back", Label: lang.L("Back"), Key: "p", Do: func() { m.work.Move(-1) }, Tip: lang.L("To the paragraph before"),
		})
	}
	if len(t.Divided) > 1 {
		all = append(all, card.Action{
			ID: "question", Label: lang.L("Next question"), Key: "q", Do: m.work.NextDivision,
			Tip: lang.L("The next question that divides the paragraph"),
		})
	}
	return append(
		all,
		m.callAction(),
		card.Action{
			ID: "vote", Label: lang.L("Vote"), Key: "v", Do: m.work.Vote,
			Tip: lang.L("Everyone answers again; their answers from before stay what they are"),
		},
		card.Action{
			ID: "sheet", Label: lang.L("Sheet…"), Key: "s", Do: m.save,
			Tip: lang.L("Write all paragraphs of the meeting to a page that prints well, without names"),
		},
		card.Action{
			ID: "full screen", Label: lang.L("Full screen"), Key: "f", Do: func() { m.fullScreen(!m.host.Window().FullScreen()) },
			Tip: lang.L("The window takes the whole screen, and gives it back; closing the meeting does so too"),
		},
		m.panel.closing(),
	)
}

// callAction asks everybody to vote in their own window, or closes that.
func (m *meetingPanel) callAction() card.Action {
	a := card.Action{
		ID: "call", Label: lang.L("Ask for votes"), Key: "o",
		Tip: lang.L("Whoever answered answers again in their own window, out of sight of the others; their packs ask them"),
		Do: func() {
			if m.work.Call(true) {
				m.host.Notice(lang.L("Packs made from now on ask whoever answered for a second vote; close it once the files are back"))
			}
		},
	}
	if m.work.Called() {
		a.Label, a.Tip = lang.L("Close the vote"), lang.L("Nobody is asked any more; votes stay")
		a.Do = func() {
			if m.work.Call(false) {
				m.host.Notice(closedWords())
			}
		}
	}
	return a
}

// votes are the options, by their keys, and the ways on.
func (m *meetingPanel) votes(v *meeting.Voting) []card.Action {
	_, turn := m.work.Voting()
	all, taken := optionActions(v.Field, v.Votes[v.Who[turn]], m.work.Choose), ""
	for i := range v.Field.Options {
		taken += v.Field.Options[i].Key
	}
	for _, way := range []card.Action{
		{ID: "next voter", Label: lang.L("Next person"), Key: ".", Do: m.work.NextVoter, Tip: lang.L("Their vote stays as it is")},
		{ID: "end vote", Label: lang.L("End the vote"), Key: ",", Do: m.work.EndVote, Tip: lang.L("Back to the paragraph")},
	} {
		if !strings.Contains(taken, way.Key) {
			all = append(all, way)
		}
	}
	return all
}

func (m *meetingPanel) talkedOver() {
	if !m.work.TalkedOver() {
		m.board.Uncover()
		m.host.Notice(lang.L("All of the meeting was talked over"))
	}
}

func (m *meetingPanel) save() {
	m.files.Save(files.Ask{
		Title: lang.L("Write the meeting sheet"), Extensions: []string{".html"}, Folder: filepath.Dir(m.view().Path),
		Name: strings.TrimSuffix(filepath.Base(m.view().Path), filepath.Ext(m.view().Path)) + "-" + lang.L("meeting") + ".html",
	}, func(path string) {
		m.work.Save(path, func() { m.host.Notice(lang.L("Written to {{.Path}}", map[string]any{"Path": path})) })
	})
}
