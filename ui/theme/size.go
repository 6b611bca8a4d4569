package theme

import "math"

// The smallest and largest factor text can be scaled by.
const (
	MinScale float32 = 0.8
	MaxScale float32 = 2.0
)

// The measures that stay the same whatever the text size is.
const (
	Radius      float32 = 8 // corners of cards and controls
	RadiusSmall float32 = 4 // corners of key caps and small chips
	Hairline    float32 = 1 // every line
	Ring        float32 = 2 // the frame of what is active
)

// SizeSmall is the size of hints, key caps and counts.
func SizeSmall() float32 { return Scaled(11.5) }

// SizeLabel is the size of labels and options.
func SizeLabel() float32 { return Scaled(13) }

// SizeBody is the size of the interface's running text.
func SizeBody() float32 { return Scaled(14) }

// SizeReading is the size of the article.
func SizeReading() float32 { return Scaled(17) }

// SizeTitle is the size of an article's title.
func SizeTitle() float32 { return Scaled(23) }

// Scaled multiplies a measure by the text scale in force; use it for what has
// to grow with the text, such as the height of a control.
func Scaled(measure float32) float32 {
	// Half pixels keep 11.5 exact and spare the glyph cache odd sizes.
	return float32(math.Round(float64(measure*inForce.Load().scale)*2) / 2)
}

func clampScale(scale float32) float32 {
	if scale == 0 {
		return 1
	}
	return max(MinScale, min(scale, MaxScale))
}
