package typeset

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

// here runs a search at once, so that a test can see its outcome.
func here(task func()) { task() }

// boxes counts the characters of a text that no face has.
func boxes(p *Paragraph) int {
	count := 0
	for i := range p.runs {
		for _, g := range p.runs[i].Glyphs {
			if g.GlyphID == 0 {
				count++
			}
		}
	}
	return count
}

func TestChineseJapaneseAndKoreanComeFromTheSystem(t *testing.T) {
	changed := 0
	c := NewCatalog(Options{System: true, CacheDir: t.TempDir(), Background: here, Changed: func() { changed++ }})
	for _, name := range []string{"chinese", "japanese", "korean"} {
		p := c.Shape(samples[name], Cut{})
		if n := boxes(p); n > 0 {
			t.Errorf("%s: %d characters are boxes; is the package fonts-noto-cjk installed?", name, n)
		}
		checkLayout(t, name, p.Layout(Measure{Width: 120, Size: 17, Scale: 1}))
	}
	if changed == 0 {
		t.Error("nobody was told that new faces were found")
	}
}

func TestChineseJapaneseAndKoreanTitlesAreBold(t *testing.T) {
	c := NewCatalog(Options{System: true, CacheDir: t.TempDir(), Background: here})
	for _, name := range []string{"chinese", "japanese", "korean"} {
		c.Shape(samples[name], Cut{Family: Sans}) // the regular face is found first
		c.Shape(samples[name], Cut{Family: Sans, Bold: true})
		p := c.Shape(samples[name], Cut{Family: Sans, Bold: true})
		for i := range p.runs {
			if got := p.runs[i].Face.Describe(); got.Aspect.Weight < font.WeightBold {
				t.Errorf("%s: a bold title is set in %s of weight %v", name, got.Family, got.Aspect.Weight)
			}
		}
	}
}

func TestASearchInTheBackgroundEndsTheBoxes(t *testing.T) {
	tasks := make(chan func(), 1)
	c := NewCatalog(Options{System: true, CacheDir: t.TempDir(), Background: func(task func()) { tasks <- task }})
	latin, chinese := c.Shape(samples["latin"], Cut{}), c.Shape(samples["chinese"], Cut{})
	if boxes(chinese) == 0 {
		t.Fatal("the characters have faces before any search")
	}
	(<-tasks)()
	if chinese.Current() {
		t.Error("the Chinese text does not know that it would look better now")
	}
	if !latin.Current() {
		t.Error("the Latin text wants to be shaped again, though it lacked nothing")
	}
	if n := boxes(c.Shape(samples["chinese"], Cut{})); n > 0 {
		t.Errorf("%d characters are boxes after the search; is the package fonts-noto-cjk installed?", n)
	}
}

func TestNoSystemFontIsReadForTextTheEmbeddedFacesHave(t *testing.T) {
	c := NewCatalog(Options{System: true, CacheDir: t.TempDir(), Background: func(func()) { t.Error("a search was started") }})
	for _, name := range []string{"latin", "greek and cyrillic", "arabic", "arabic marks", "hebrew", "hindi", "latin with arabic", "controls", "overrides", "invisible", "private"} {
		c.Shape(samples[name], Cut{})
		c.Shape(samples[name], Cut{Family: Sans, Bold: true})
	}
}

func TestAMissingScriptIsToldOnce(t *testing.T) {
	var told []Missing
	c := NewCatalog(Options{System: true, Background: here, Missing: func(m Missing) { told = append(told, m) }})
	c.system.index = fontscan.NewFontMap(silent{}) // a system without any font
	for range 2 {
		c.Shape("漢字 と かな, 한국어, ไทย, 🫠", Cut{})
		c.Shape("中文", Cut{Family: Sans})
	}
	want := []Missing{
		{"Chinese", "fonts-noto-cjk"},
		{"Japanese", "fonts-noto-cjk"},
		{"Korean", "fonts-noto-cjk"},
		{"Thai", "fonts-noto-core"},
		{"Emoji", "fonts-noto-color-emoji"},
	}
	if !slices.Equal(told, want) {
		t.Errorf("told of %v, want %v", told, want)
	}
}
