package main

import (
	"log/slog"

	"fyne.io/fyne/v2"

	"plumbline/store/installation"
	"plumbline/ui"
	"plumbline/ui/theme"
)

var _ ui.Memory = (*memory)(nil)

// memory is the installation as the window sees it. What cannot be saved is
// logged: a look that is forgotten is no reason to stop anyone's work.
type memory struct{ home *installation.Installation }

var modes = map[installation.Theme]theme.Mode{
	installation.System: theme.System, installation.Light: theme.AlwaysLight, installation.Dark: theme.AlwaysDark,
}

func (m *memory) save() {
	if err := m.home.Save(); err != nil {
		slog.Warn("settings not saved", "error", err)
	}
}

func (m *memory) Look() theme.Choice {
	return theme.Choice{Mode: modes[m.home.Theme], Scale: m.home.TextScale}
}

func (m *memory) SetLook(c theme.Choice) {
	for name, mode := range modes {
		if mode == c.Mode {
			m.home.Theme = name
		}
	}
	m.home.TextScale = c.Scale
	m.save()
}

func (m *memory) WindowSize() fyne.Size {
	if m.home.Window.Width == 0 {
		return fyne.NewSize(1440, 900)
	}
	return fyne.NewSize(m.home.Window.Width, m.home.Window.Height)
}

func (m *memory) SetWindowSize(s fyne.Size) {
	m.home.Window = installation.Size{Width: s.Width, Height: s.Height}
	m.save()
}

func (m *memory) Recent() []string {
	paths := make([]string, len(m.home.Recent))
	for i, r := range m.home.Recent {
		paths[i] = r.Path
	}
	return paths
}

func (m *memory) AddRecent(path string) {
	m.home.AddRecent(path)
	m.save()
}

// Annotator is who labelled a project here last; for a new project, who
// labelled last at all.
func (m *memory) Annotator(project string) string {
	if project != "" {
		return m.home.Person[project]
	}
	for _, r := range m.home.Recent {
		if id := m.home.Person[r.Path]; id != "" {
			return id
		}
	}
	return ""
}

func (m *memory) SetAnnotator(project, id string) {
	m.home.SetPerson(project, id)
	m.save()
}

func (m *memory) BackupRoom() int { return int(m.home.BackupRoom()) }

func (m *memory) SetBackupRoom(megabytes int) {
	m.home.MostBackups = int64(megabytes)
	m.save()
}

func (m *memory) NumberKeys() bool { return m.home.NumberKeys }

func (m *memory) SetNumberKeys(on bool) {
	m.home.NumberKeys = on
	m.save()
}

func (m *memory) CountsDay() bool { return m.home.CountsDay }

func (m *memory) SetCountsDay(on bool) {
	m.home.CountsDay = on
	m.save()
}

func (m *memory) HintHidden() bool { return m.home.HintHidden }

func (m *memory) HideHint(hidden bool) {
	m.home.HintHidden = hidden
	m.save()
}

func (m *memory) WarnedOf(project string) bool {
	again := m.home.WarnOf(project)
	if !again {
		m.save()
	}
	return again
}
