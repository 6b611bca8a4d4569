package typeset

import (
	"strings"
	"testing"
)

// thousands returns 2,000 characters of a sample.
func thousands(name string) string {
	runes := []rune(strings.Repeat(samples[name]+" ", 50))
	return string(runes[:2000])
}

var reading = Measure{Width: 640, Size: 17, LineHeight: 1.6, Scale: 1}

func BenchmarkShape(b *testing.B) {
	for _, name := range []string{"latin", "arabic", "hindi", "mixture"} {
		b.Run(name, func(b *testing.B) {
			c, text := NewCatalog(Options{}), thousands(name)
			c.Shape(text, Cut{})
			for b.Loop() {
				c.Shape(text, Cut{})
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	for _, name := range []string{"latin", "arabic"} {
		b.Run(name, func(b *testing.B) {
			p := NewCatalog(Options{}).Shape(thousands(name), Cut{})
			p.Layout(reading)
			for b.Loop() {
				p.Layout(reading)
			}
		})
	}
}
