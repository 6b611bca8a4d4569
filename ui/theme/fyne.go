package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

var _ fyne.Theme = fyneTheme{}

// fyneTheme gives Fyne's own widgets (entries, menus, scroll bars) our colours
// and sizes. It has no state: everything comes from the choice in force.
type fyneTheme struct{}

// Color returns our colour for one of Fyne's names. The variant Fyne passes is
// ignored, because the choice in force has resolved it already.
func (fyneTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := Current()
	if c, ok := plainColor(p, name); ok {
		return c
	}
	switch name {
	case fynetheme.ColorNameForegroundOnPrimary:
		return InkOn(p.Accent)
	case fynetheme.ColorNameForegroundOnError:
		return InkOn(p.Danger)
	case fynetheme.ColorNameForegroundOnSuccess:
		return InkOn(p.Saved)
	case fynetheme.ColorNameForegroundOnWarning:
		return InkOn(p.Warning)
	case fynetheme.ColorNameShadow:
		// Fyne lays it over the edge of what scrolls as well.
		return color.NRGBA{A: p.Shadow.A / 2}
	case fynetheme.ColorNameScrollBar:
		return Mix(p.Surface, p.Muted, 0.55)
	case fynetheme.ColorNamePressed:
		return Mix(p.Hover, p.Line, 0.5)
	case fynetheme.ColorNameScrollBarBackground:
		return color.Transparent
	}
	return fynetheme.DefaultTheme().Color(name, fyneVariant(p))
}

func plainColor(p *Palette, name fyne.ThemeColorName) (color.NRGBA, bool) {
	c, ok := map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:        p.Page,
		fynetheme.ColorNameButton:            p.Surface,
		fynetheme.ColorNameDisabled:          p.Muted,
		fynetheme.ColorNameDisabledButton:    p.Rail,
		fynetheme.ColorNameError:             p.Danger,
		fynetheme.ColorNameFocus:             p.AccentSoft, // the ground of a menu's item, under ink
		fynetheme.ColorNameForeground:        p.Ink,
		fynetheme.ColorNameHeaderBackground:  p.Rail,
		fynetheme.ColorNameHover:             p.Hover,
		fynetheme.ColorNameHyperlink:         p.Accent,
		fynetheme.ColorNameInputBackground:   p.Surface,
		fynetheme.ColorNameInputBorder:       Mix(p.Surface, p.Muted, 0.7), // a box that is not ticked must be seen
		fynetheme.ColorNameMenuBackground:    p.Surface,
		fynetheme.ColorNameOverlayBackground: p.Surface,
		fynetheme.ColorNamePlaceHolder:       p.Muted,
		fynetheme.ColorNamePrimary:           p.Accent,
		fynetheme.ColorNameSelection:         p.AccentSoft,
		fynetheme.ColorNameSeparator:         p.Line,
		fynetheme.ColorNameSuccess:           p.Saved,
		fynetheme.ColorNameWarning:           p.Warning,
	}[name]
	return c, ok
}

func fyneVariant(p *Palette) fyne.ThemeVariant {
	if p == &Dark {
		return fynetheme.VariantDark
	}
	return fynetheme.VariantLight
}

// Font returns Fyne's embedded face; article text never comes this way.
func (fyneTheme) Font(style fyne.TextStyle) fyne.Resource {
	return fynetheme.DefaultTheme().Font(style)
}

// Icon returns Fyne's icon, which takes our foreground colour by itself.
func (fyneTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns our measure for one of Fyne's names.
func (fyneTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return SizeBody()
	case fynetheme.SizeNameCaptionText:
		return SizeSmall()
	case fynetheme.SizeNameHeadingText:
		return SizeTitle()
	case fynetheme.SizeNameSubHeadingText:
		return SizeReading()
	case fynetheme.SizeNameInlineIcon:
		return Scaled(18)
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameButtonRadius, fynetheme.SizeNameCardRadius,
		fynetheme.SizeNameMenuRadius, fynetheme.SizeNamePopupRadius:
		return Radius
	case fynetheme.SizeNameDialogRadius:
		return Radius + 2
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return Hairline
	case fynetheme.SizeNameModalBlurRadius:
		return 0 // blurring the window behind costs a full repaint each frame
	}
	return fynetheme.DefaultTheme().Size(name)
}
