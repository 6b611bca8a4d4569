// Package golden compares pictures with those kept in testdata.
package golden

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew; look at them before committing")

// tolerance is the share of pixels that may differ visibly: antialiasing of
// curves is not the same on every processor.
const tolerance = 0.002

// Match compares a picture with testdata/NAME.png. One that differs is
// left in testdata/failed, to be looked at.
func Match(t testing.TB, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		writePicture(t, path, got)
		return
	}
	want := readPicture(t, path)
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("%s is %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	}
	if share := difference(got, want); share > tolerance {
		failed := filepath.Join("testdata", "failed", name+".png")
		writePicture(t, failed, got)
		t.Errorf("%.2f %% of %s differ; look at %s, and run with -update if it is right", share*100, path, failed)
	}
}

// difference is the share of pixels of which a channel is off by more than a
// tenth.
func difference(a, b image.Image) float64 {
	const tenth = 0xffff / 10
	apart := func(a, b uint32) bool { return max(a, b)-min(a, b) > tenth }
	size, off := a.Bounds().Size(), 0
	for y := range size.Y {
		for x := range size.X {
			ar, ag, ab, _ := a.At(x+a.Bounds().Min.X, y+a.Bounds().Min.Y).RGBA()
			br, bg, bb, _ := b.At(x+b.Bounds().Min.X, y+b.Bounds().Min.Y).RGBA()
			if apart(ar, br) || apart(ag, bg) || apart(ab, bb) {
				off++
			}
		}
	}
	return float64(off) / float64(size.X*size.Y)
}

func readPicture(t testing.TB, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}

func writePicture(t testing.TB, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}
