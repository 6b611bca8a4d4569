package typeset

import (
	"bytes"
	"embed"
	"fmt"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/*.ttf
var embedded embed.FS

// Family is the kind of letters a text is set in.
type Family uint8

// The two families: Serif for reading, Sans for rows, chips and captions.
const (
	Serif Family = iota
	Sans
)

// Cut names one set of faces: a family in one weight.
type Cut struct {
	Family Family
	Bold   bool
}

// faceFiles lists, in order of preference, the embedded files of a cut. The
// first one is its primary face, whose metrics make the line. Arabic, Hebrew
// and Devanagari have one design for both families.
func (c Cut) faceFiles() []string { return cutFiles[c] }

// cutFiles is asked for every character, so the names are put together once.
var cutFiles = map[Cut][]string{
	{Serif, false}: namesOf("NotoSerif", "NotoSans", "-Regular.ttf"),
	{Serif, true}:  namesOf("NotoSerif", "NotoSans", "-Bold.ttf"),
	{Sans, false}:  namesOf("NotoSans", "NotoSerif", "-Regular.ttf"),
	{Sans, true}:   namesOf("NotoSans", "NotoSerif", "-Bold.ttf"),
}

func namesOf(first, second, weight string) []string {
	return []string{
		first + weight,
		"NotoNaskhArabic" + weight,
		"NotoSerifHebrew" + weight,
		"NotoSerifDevanagari" + weight,
		second + weight,
	}
}

// EmbeddedFile returns the bytes of an embedded face, by the name that [Character] gives it.
func EmbeddedFile(name string) ([]byte, error) { return embedded.ReadFile("fonts/" + name) }

// parseFace reads one TrueType or OpenType file into a face of its own.
func parseFace(name string, data []byte) (*font.Face, error) {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the font %s: %w", name, err)
	}
	return face, nil
}

// embeddedFace parses one of the files in fonts/. They are part of the
// program, so a failure is a broken build and panics.
func embeddedFace(name string) *font.Face {
	data, err := EmbeddedFile(name)
	if err != nil {
		panic(err)
	}
	face, err := parseFace(name, data)
	if err != nil {
		panic(err)
	}
	return face
}
