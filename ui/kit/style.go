package kit

import "plumbline/ui/theme"

// Style is the palette and the text size that something was drawn in. What keeps
// its drawing compares it with StyleNow.
type Style struct {
	Palette *theme.Palette
	Scale   float32
}

// StyleNow is the style in force. Measures are rounded to half pixels, so that a
// small one does not tell one scale from the next.
func StyleNow() Style { return Style{theme.Current(), theme.Scaled(100)} }
