package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Compact is the theme of an entry that stands among controls of ours: as high as
// a button, with the outline of an option.
func Compact() fyne.Theme { return compact{} }

type compact struct{ fyneTheme }

// Size is that of fyneTheme, but for what makes an entry high.
func (c compact) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return SizeLabel()
	case fynetheme.SizeNameInnerPadding:
		return Scaled(6)
	}
	return c.fyneTheme.Size(name)
}

// Color is that of fyneTheme, but for the outline.
func (c compact) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameInputBorder {
		return Current().Option
	}
	return c.fyneTheme.Color(name, variant)
}
