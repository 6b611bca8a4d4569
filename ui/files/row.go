package files

import (
	"image/color"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// rowGap is what stands between the grounds of two rows.
const rowGap = 4

func rowHeight() float32 { return theme.Scaled(30) }

func rowText() kit.Text { return kit.Text{Size: theme.SizeLabel(), Ink: theme.Current().Ink} }

func quietInk() color.NRGBA { return theme.Current().Muted }
