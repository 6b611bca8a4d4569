package typeset

import (
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// Options say what a Catalog may use beside the embedded faces.
type Options struct {
	// Emoji is a colour font (SVG or bitmap glyphs) for emoji; nil for none.
	Emoji []byte
	// System allows a search of the system's fonts, made only when the
	// embedded faces lack a character.
	System bool
	// CacheDir is where the index of system fonts is kept between runs.
	CacheDir string
	// Background runs a search that may take seconds; nil starts a goroutine.
	Background func(task func())
	// Changed is called, on the goroutine of Background, when faces were found
	// for characters that paragraphs shaped before had to show as boxes.
	Changed func()
	// Missing is called once per script for which the system has no font
	// either, on the goroutine of Background.
	Missing func(Missing)
}

// Catalog finds the face for each character. It is safe for use by several goroutines.
type Catalog struct {
	mu      sync.Mutex
	options Options
	faces   map[string]*font.Face
	files   map[*font.Face]string // whence they come
	emoji   *font.Face
	noEmoji bool
	lacking int // clusters without a face so far
	system  systemFonts
	shaper  shaping.HarfbuzzShaper
	marks   map[Cut]*Paragraph
	columns map[Cut]float32
}

// NewCatalog makes a catalog of the embedded faces and what the options allow.
// Faces are parsed when the first text needs them.
func NewCatalog(options Options) *Catalog {
	if options.Background == nil {
		options.Background = func(task func()) { go task() }
	}
	return &Catalog{
		options: options,
		faces:   map[string]*font.Face{},
		files:   map[*font.Face]string{},
		marks:   map[Cut]*Paragraph{},
		noEmoji: len(options.Emoji) == 0,
		system:  newSystemFonts(),
	}
}

// Generation grows whenever a search found new faces: a paragraph shaped in an
// older generation may look better when shaped again.
func (c *Catalog) Generation() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.system.generation
}

// face returns an embedded face, parsed on first use, so that a script costs
// nothing before a text is in it. The caller holds the lock.
func (c *Catalog) face(file string) *font.Face {
	face, ok := c.faces[file]
	if !ok {
		face = embeddedFace(file)
		c.faces[file], c.files[face] = face, file
	}
	return face
}

// primary returns the first face of a cut; the caller holds the lock.
func (c *Catalog) primary(cut Cut) *font.Face { return c.face(cut.faceFiles()[0]) }

// emojiFace returns the emoji face or nil; the caller holds the lock.
func (c *Catalog) emojiFace() *font.Face {
	if c.emoji == nil && !c.noEmoji {
		face, err := parseFace("emoji", c.options.Emoji)
		if err != nil {
			// A theme without a readable emoji font shows boxes, as one without
			// any does: the text around them matters more.
			c.noEmoji = true
			return nil
		}
		c.emoji = face
	}
	return c.emoji
}

// faceFor returns the face for one grapheme cluster, preferring the face of
// the text before it for characters that belong to every script. The caller
// holds the lock.
func (c *Catalog) faceFor(cluster []rune, cut Cut, previous *font.Face, hint hanHint) *font.Face {
	if wantsEmoji(cluster) {
		if face := c.emojiFace(); covers(face, cluster) {
			return face
		}
	} else if previous != nil && scriptOf(cluster) == 0 && covers(previous, cluster) {
		return previous
	}
	files := cut.faceFiles()
	for _, file := range files {
		if face := c.candidate(file, cluster); face != nil {
			return face
		}
	}
	if face := c.emojiFace(); covers(face, cluster) {
		return face
	}
	if face := c.systemFace(cluster, cut, hint); face != nil {
		return face
	}
	c.lacking++
	for _, file := range files {
		if face := c.candidate(file, cluster[:1]); face != nil {
			return face
		}
	}
	if face := c.emojiFace(); covers(face, cluster[:1]) {
		return face
	}
	return c.primary(cut)
}

// candidate returns an embedded face if it covers the cluster.
func (c *Catalog) candidate(file string, cluster []rune) *font.Face {
	if !mayCover(file, cluster[0]) {
		return nil
	}
	if face := c.face(file); covers(face, cluster) {
		return face
	}
	return nil
}

// covers reports whether the face draws every visible character of a cluster.
func covers(face *font.Face, cluster []rune) bool {
	if face == nil {
		return false
	}
	for _, r := range cluster {
		if ignorable(r) {
			continue
		}
		if _, ok := face.NominalGlyph(r); !ok {
			return false
		}
	}
	return true
}
