package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"testing"
)

func TestScratch(t *testing.T) {
	emoji, _ := os.ReadFile("/root/go/pkg/mod/fyne.io/fyne/v2@v2.8.1/theme/font/EmojiOneColor.otf")
	c := NewCatalog(Options{Emoji: emoji, System: true, Background: func(f func()) { f() }, CacheDir: t.TempDir(), Missing: func(m Missing) { t.Log(m) }})
	samples := []string{
		"The minister said: “We will not wait” – but the council’s vote (12:30) office fi fl ffi AVATAR To. Über façade naïve Ελληνικά Русский текст.",
		"قال الوزير إن الحكومة \"لن تنتظر\" حتى عام 2026، وأضاف Reuters أن 45% من السكان (نحو 1,200) وافقوا.",
		"ראש הממשלה אמר ל־BBC כי ב־2026 \"לא נחכה\" (עמוד 12).",
		"प्रधानमंत्री ने कहा कि \"हम इंतज़ार नहीं करेंगे\" क्षत्रिय श्री कर्म १२३",
		"首相周一表示：“我们不会等待”，并补充说，2026年将有45%的居民同意。日本語は？",
		"総理大臣は月曜日に「待たない」と述べた。한국어 텍스트",
		"Emoji 😀 👩‍👩‍👧 👍🏽 🇫🇷 ❤️ 1️⃣ 🫠 ✓ ⚡ end",
		"Mixed: abc ٣٤ العربية def (שלום 123) 漢字 end‮override‬ x\ttab\nnew line\x01ctl",
	}
	for _, scale := range []float32{1, 2} {
		var ls []*Layout
		h := 0
		for _, s := range samples {
			l := c.Shape(s, Cut{}).Layout(Measure{Width: 560, Size: 17, LineHeight: 1.6, Scale: scale})
			ls = append(ls, l)
			h += int((l.Height() + 10) * scale)
		}
		img := image.NewRGBA(image.Rect(0, 0, int(580*scale), h))
		draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
		y := 0
		for _, l := range ls {
			sub := image.NewRGBA(image.Rect(0, 0, int(560*scale), int(l.Height()*scale)))
			l.Paint(sub, color.NRGBA{0x1b, 0x1d, 0x21, 255})
			draw.Draw(img, sub.Bounds().Add(image.Pt(int(10*scale), y)), sub, image.Point{}, draw.Over)
			y += int((l.Height() + 10) * scale)
		}
		f, _ := os.Create(map[float32]string{1: "/tmp/ts1.png", 2: "/tmp/ts2.png"}[scale])
		png.Encode(f, img)
		f.Close()
	}
}
