// Package lang carries the translations of the interface; each screen's words
// have their English text as key.
package lang

import (
	"embed"
	"fmt"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"
)

//go:embed *.json
var translations embed.FS

// Load makes the translations known. Call it once, before any window is made:
// until then words appear in English.
func Load() error {
	// Fyne can read a folder of an embedded file system, but not its root.
	files, err := translations.ReadDir(".")
	if err != nil {
		return fmt.Errorf("the interface's translations cannot be listed: %w", err)
	}
	for _, file := range files {
		src, err := translations.ReadFile(file.Name())
		if err != nil {
			return fmt.Errorf("the translation %s cannot be read: %w", file.Name(), err)
		}
		if err := fynelang.AddTranslations(fyne.NewStaticResource(file.Name(), src)); err != nil {
			return fmt.Errorf("the translation %s cannot be used: %w", file.Name(), err)
		}
	}
	return nil
}
