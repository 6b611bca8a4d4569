package passage

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"plumbline/annotate/typeset"
)

// shared is the one catalog of the program and the widgets to set again when it
// finds a face.
var shared struct {
	sync.Mutex
	catalog *typeset.Catalog
	missing []typeset.Missing
	report  func(typeset.Missing)
	changed func()
	shown   map[reshaper]struct{}
}

// reshaper is a widget whose text can be set again in better faces.
type reshaper interface{ reshape() }

// Missing names a script for which no font is installed, and the package that
// has one.
type Missing = typeset.Missing

// OnMissing sets who is told, on the UI goroutine and once per script, that no
// installed font has the characters of a text. What was found missing before is
// told at once.
func OnMissing(report func(Missing)) {
	shared.Lock()
	earlier := shared.missing
	shared.report = report
	shared.Unlock()
	if report == nil {
		return
	}
	for _, m := range earlier {
		report(m)
	}
}

// OnFacesChanged sets who is told, on the UI goroutine, that texts may need
// another height, because faces were found for letters that had none.
func OnFacesChanged(changed func()) {
	shared.Lock()
	shared.changed = changed
	shared.Unlock()
}

// Catalog returns the catalog of faces that all texts of the window share.
func Catalog() *typeset.Catalog {
	shared.Lock()
	defer shared.Unlock()
	if shared.catalog == nil {
		options := typeset.Options{System: true, CacheDir: typeset.CacheDir(), Changed: facesChanged, Missing: faceMissing}
		if emoji := theme.DefaultEmojiFont(); emoji != nil {
			options.Emoji = emoji.Content()
		}
		shared.catalog = typeset.NewCatalog(options)
	}
	return shared.catalog
}

// facesChanged sets all texts on screen again.
func facesChanged() {
	fyne.Do(func() {
		shared.Lock()
		shown := make([]reshaper, 0, len(shared.shown))
		for w := range shared.shown {
			shown = append(shown, w)
		}
		remeasure := shared.changed
		shared.Unlock()
		for _, w := range shown {
			w.reshape()
		}
		if remeasure != nil {
			remeasure()
		}
	})
}

// faceMissing keeps and passes on what is missing.
func faceMissing(m typeset.Missing) {
	fyne.Do(func() {
		shared.Lock()
		shared.missing = append(shared.missing, m)
		report := shared.report
		shared.Unlock()
		if report != nil {
			report(m)
		}
	})
}

// watch notes a widget that has a renderer; unwatch forgets it.
func watch(w reshaper) {
	shared.Lock()
	defer shared.Unlock()
	if shared.shown == nil {
		shared.shown = map[reshaper]struct{}{}
	}
	shared.shown[w] = struct{}{}
}

func unwatch(w reshaper) {
	shared.Lock()
	defer shared.Unlock()
	delete(shared.shown, w)
}
