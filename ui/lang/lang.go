// Package lang carries the translations of the interface; each screen's words
// have their English text as key.
package lang

import (
	"embed"
	"fmt"

	fynelang "fyne.io/fyne/v2/lang"
)

//go:embed *.json
var translations embed.FS

// Load makes the translations known. Call it once, before any window is made:
// until then words appear in English.
func Load() error {
	if err := fynelang.AddTranslationsFS(translations, "."); err != nil {
		return fmt.Errorf("the interface's translations cannot be read: %w", err)
	}
	return nil
}
