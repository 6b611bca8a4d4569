package typeset

import (
	"github.com/go-text/typesetting/font"
)

// Missing names a script for which no font is installed.
type Missing struct {
	Script  string // as people call it
	Package string // of Debian and Ubuntu, that has a font for it
}

type systemFonts struct{ generation int }

func newSystemFonts() systemFonts                                              { return systemFonts{} }
func (c *Catalog) systemFace(cluster []rune, cut Cut, hint hanHint) *font.Face { return nil }
