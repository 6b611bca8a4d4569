package typeset

import (
	"os"
	"path/filepath"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// CacheDir is where the index of system fonts is kept for this user, "" if there is no such
// place.
func CacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "plumbline")
}

// systemQuery is what decides between several fonts that have a character.
type systemQuery struct {
	cut  Cut
	hint hanHint
}

// wantedRune is a character for which a system font is sought.
type wantedRune struct {
	r     rune
	query systemQuery
}

// systemFonts holds what the search of the system's fonts has found. All fields
// are guarded by the catalog's lock but index, which belongs to the search.
type systemFonts struct {
	generation int
	found      map[systemQuery][]*font.Face
	known      map[wantedRune]bool // sought already, or in the queue
	queue      []wantedRune
	searching  bool
	told       map[Missing]bool
	index      *fontscan.FontMap
	unusable   bool
}

func newSystemFonts() systemFonts {
	return systemFonts{
		found: map[systemQuery][]*font.Face{},
		known: map[wantedRune]bool{},
		told:  map[Missing]bool{},
	}
}

// systemFace returns a system face that is known to cover a cluster, or nil; in
// that case its characters are put in the queue. The caller holds the lock.
func (c *Catalog) systemFace(part []rune, cut Cut, hint hanHint) *font.Face {
	if !c.options.System && c.options.Missing == nil {
		return nil
	}
	query := systemQuery{cut, hint}
	if face := c.system.covering(query, part); face != nil {
		return face
	}
	for _, r := range part {
		want := wantedRune{r, query}
		if ignorable(r) || !searchable(r) || c.system.known[want] {
			continue
		}
		c.system.known[want] = true
		c.system.queue = append(c.system.queue, want)
	}
	return c.system.covering(query, part[:1])
}

// covering returns a face found before that covers a cluster.
func (s *systemFonts) covering(query systemQuery, part []rune) *font.Face {
	for _, face := range s.found[query] {
		if covers(face, part) {
			return face
		}
	}
	return nil
}

// startSearch works off the queue in the background. The caller does not hold
// the lock.
func (c *Catalog) startSearch() {
	c.mu.Lock()
	start := len(c.system.queue) > 0 && !c.system.searching
	c.system.searching = c.system.searching || start
	c.mu.Unlock()
	if start {
		c.options.Background(c.search)
	}
}

// search looks up all characters in the queue, and those that arrive meanwhile.
func (c *Catalog) search() {
	for {
		c.mu.Lock()
		queue := c.system.queue
		c.system.queue = nil
		c.system.searching = len(queue) > 0
		c.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		changed, missing := false, []Missing(nil)
		for _, want := range queue {
			got, gone := c.lookUp(want)
			changed = changed || got
			missing = append(missing, gone...)
		}
		if changed {
			c.mu.Lock()
			c.system.generation++
			c.mu.Unlock()
			if c.options.Changed != nil {
				c.options.Changed()
			}
		}
		for _, m := range missing {
			if c.options.Missing != nil {
				c.options.Missing(m)
			}
		}
	}
}

// lookUp finds a face for one character. It reports whether there is one, or
// the script that is missing, unless it was told before.
func (c *Catalog) lookUp(want wantedRune) (got bool, missing []Missing) {
	c.mu.Lock()
	known := c.system.covering(want.query, []rune{want.r})
	c.mu.Unlock()
	if known != nil {
		return true, nil
	}
	var found *font.Face
	if c.options.System {
		found = c.system.resolve(want, c.options.CacheDir)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if found != nil {
		c.system.found[want.query] = append(c.system.found[want.query], found)
		return true, nil
	}
	m := missingFor(want.r)
	if c.system.told[m] {
		return false, nil
	}
	c.system.told[m] = true
	return false, []Missing{m}
}

// resolve asks the index of system fonts, which is made on first use. Only the
// search calls it, so it needs no lock. A broken font must not end the program.
func (s *systemFonts) resolve(want wantedRune, cacheDir string) (face *font.Face) {
	defer func() {
		if recover() != nil {
			face = nil
		}
	}()
	if s.index == nil && !s.unusable {
		s.unusable = true
		index := fontscan.NewFontMap(silent{})
		if index.UseSystemFonts(cacheDir) == nil {
			s.index, s.unusable = index, false
		}
	}
	if s.index == nil {
		return nil
	}
	aspect := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal}
	if want.query.cut.Bold {
		aspect.Weight = font.WeightBold
	}
	s.index.SetQuery(fontscan.Query{Families: families(want), Aspect: aspect})
	s.index.SetScript(language.LookupScript(want.r))
	found := s.index.ResolveFace(want.r)
	if found == nil {
		return nil
	}
	// Where nothing fits the index returns any face. A face is not safe for
	// concurrent use, so shaping gets one of its own for the same font.
	if _, ok := found.NominalGlyph(want.r); !ok {
		return nil
	}
	return font.NewFace(found.Font)
}

// silent drops what the index says about fonts it cannot read.
type silent struct{}

func (silent) Printf(string, ...any) {}
