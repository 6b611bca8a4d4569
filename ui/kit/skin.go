package kit

import "image/color"

// Skin are the colours of a control: its ground, its edge, and its words.
type Skin struct{ Fill, Edge, Ink color.NRGBA }
