package theme

import (
	"os"
	"runtime"
	"sync/atomic"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says which palette is used.
type Mode int

// The modes; System follows the desktop.
const (
	System Mode = iota
	AlwaysLight
	AlwaysDark
)

// Choice is what a person can choose about the look; the zero Choice follows
// the desktop at normal text size.
type Choice struct {
	Mode  Mode
	Scale float32 // of text, MinScale to MaxScale; 0 means 1
}

// state is the look in force. It is replaced whole, so that a reader never
// meets a palette of one choice with the scale of another.
type state struct {
	palette *Palette
	mode    Mode
	scale   float32
}

var inForce atomic.Pointer[state]

func init() { inForce.Store(&state{palette: &Light, scale: 1}) }

// Current returns the palette in force. It costs one atomic load, while asking
// Fyne for a colour walks its caches each time.
func Current() *Palette { return inForce.Load().palette }

// Chosen returns the choice in force.
func Chosen() Choice {
	s := inForce.Load()
	return Choice{Mode: s.mode, Scale: s.scale}
}

// Apply puts a choice into force for the whole program and repaints its
// windows. Call it on the UI goroutine, the first time before any window is
// made.
func Apply(app fyne.App, choice Choice) {
	settings := app.Settings()
	resolve(choice, settings.ThemeVariant())
	if installed.Swap(app) != app {
		settings.AddListener(follow)
	}
	settings.SetTheme(fyneTheme{})
}

// installed is the app whose settings are being followed; there is one per
// program, and one per test.
var installed appPointer

type appPointer struct{ app atomic.Value }

type appBox struct{ app fyne.App }

func (p *appPointer) Swap(app fyne.App) fyne.App {
	old, _ := p.app.Swap(appBox{app}).(appBox)
	return old.app
}

// follow takes over a change of the desktop's own light or dark setting.
// Fyne may have repainted our controls before it tells us, hence the second
// repaint, which happens only if the palette really changed.
func follow(settings fyne.Settings) {
	if _, ours := settings.Theme().(fyneTheme); !ours {
		return
	}
	before := Current()
	resolve(Chosen(), settings.ThemeVariant())
	if Current() != before {
		settings.SetTheme(fyneTheme{})
	}
}

// desktopTells reports whether the desktop can have said which variant it
// wants. On Linux it says so over the session bus; without one Fyne answers
// dark, which nobody chose.
func desktopTells() bool {
	return runtime.GOOS != "linux" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" || os.Getenv("FYNE_THEME") != ""
}

func resolve(choice Choice, desktop fyne.ThemeVariant) {
	palette := &Light
	if choice.Mode == AlwaysDark || choice.Mode == System && desktop == fynetheme.VariantDark && desktopTells() {
		palette = &Dark
	}
	inForce.Store(&state{palette: palette, mode: choice.Mode, scale: clampScale(choice.Scale)})
}
