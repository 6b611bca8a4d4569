package annotate

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"plumbline/annotate/sentence"
)

// Freeze is the exact set of entries and articles that a project held when a lead gave
// it a name: no date, which says nothing of what comes later with an earlier stamp. The
// set stands in the log itself, so that every copy and every merged file knows it.
type Freeze struct {
	Name string `json:"-"`

	Root     string `json:"root"` // of a Merkle tree over ids and contents
	IDs      string `json:"ids"`  // of one over ids alone, which an erasure leaves as they are
	Entries  int    `json:"entries"`
	Articles int    `json:"articles"`
	Erased   int    `json:"erased,omitempty"` // of the entries, those without their content
	Lost     int    `json:"lost,omitempty"`   // paragraphs whose text was destroyed
	Set      string `json:"set"`              // a short print of each id

	Author string    `json:"-"`
	At     time.Time `json:"-"`
}

// MaxFreeze is how many bytes the value of a freeze may have: some seven million entries.
const MaxFreeze = 64 << 20

// CheckFreezeName refuses what is no name for a freeze: it is cited, so that it is what is seen of it.
func CheckFreezeName(name string) error {
	if strings.TrimSpace(name) == "" {
		return Fail(CodeInvalid, "freeze.no-name")
	}
	if !isShownName(name) {
		return Fail(CodeInvalid, "freeze.name", "Name", sentence.Quoted(Visible(name)), "Most", MaxName)
	}
	return nil
}

// FreezeKey is the key of the freeze of a name.
func FreezeKey(name string) Key {
	return Key{Kind: KindFreeze, Subject: ProjectSubject, Field: name}
}

// Value is what the log says of the freeze.
func (f *Freeze) Value() string {
	value, _ := json.Marshal(f) // of texts and numbers
	return string(value)
}

// ReadFreeze reads the freeze that an entry tells of; ok is false for one that tells of none.
func ReadFreeze(e *Entry) (f Freeze, ok bool) {
	if e.Value == "" || json.Unmarshal([]byte(e.Value), &f) != nil {
		return Freeze{}, false
	}
	f.Name, f.Author, f.At = e.Key.Field, e.Author, e.DecidedAt
	return f, true
}

// isFreeze reports whether a value is a freeze in the one form in which freezes are stored.
func isFreeze(value string) bool {
	var f Freeze
	if json.Unmarshal([]byte(value), &f) != nil || !isHash(f.Root) || !isHash(f.IDs) || f.Entries < 1 || f.Articles < 0 {
		return false
	}
	prints, ok := readPrints(f.Set)
	return ok && len(prints) == f.Entries+f.Articles && f.Value() == value
}

// Holdings collect the entries and articles of which a freeze is made, or with which one
// is compared: the articles first, then the entries, each in the order of their ids. Of an
// entry eight bytes are kept.
type Holdings struct {
	ids, whole                      tree
	prints                          []uint64
	waiting                         []leaf // articles before which entries may come
	entries, articles, erased, lost int
}

// leaf is one entry or article of the tree.
type leaf struct {
	id      string
	content [sha256.Size]byte
}

func (h *Holdings) add(l leaf) {
	h.ids.add(leafOf([]byte(l.id)))
	h.whole.add(leafOf([]byte(l.id), l.content[:]))
	h.prints = append(h.prints, printOf(l.id))
}

// addWaiting adds the articles that come before an id.
func (h *Holdings) addWaiting(before func(id string) bool) {
	n := 0
	for ; n < len(h.waiting) && before(h.waiting[n].id); n++ {
		h.add(h.waiting[n])
	}
	h.waiting = h.waiting[n:]
}

// AddEntry adds an entry; erased is one without its content.
func (h *Holdings) AddEntry(e *Entry, erased bool) {
	k, early := &e.Key, "0"
	if e.Early {
		early = "1"
	}
	h.addWaiting(func(id string) bool { return id < e.ID })
	h.add(leaf{e.ID, contentOf(
		string(k.Kind), k.Subject, string(k.Layer), strconv.Itoa(k.Round), k.Annotator, k.Field, k.Target, k.Option,
		e.Value, e.Replaces, strings.Join(e.Also, " "), early, decimal(e.Stamp), decimal(e.DecidedAt.UnixMilli()), decimal(e.ElapsedMS),
		e.Codebook, string(e.Origin), e.Action, e.Device, e.Author, e.Undoes,
	)})
	h.entries++
	if erased {
		h.erased++
	}
}

// AddArticle adds an article. The words of its paragraphs stand in it by their hashes,
// which stay when the words are destroyed.
func (h *Holdings) AddArticle(id string, paragraphs []FrozenParagraph) {
	var parts []string
	for _, p := range paragraphs {
		parts = append(parts, p.TextHash, p.Guess, strconv.Itoa(p.Joined))
		if p.Erased {
			h.lost++
		}
	}
	h.waiting = append(h.waiting, leaf{id, contentOf(parts...)})
	h.articles++
}

// FrozenParagraph is what a freeze holds of a paragraph.
type FrozenParagraph struct {
	TextHash, Guess string
	Joined          int
	Erased          bool
}

// Freeze gives what was collected a name.
func (h *Holdings) Freeze(name string) Freeze {
	h.addWaiting(func(string) bool { return true })
	return Freeze{
		Name: name, Root: h.whole.root(), IDs: h.ids.root(),
		Entries: h.entries, Articles: h.articles, Erased: h.erased, Lost: h.lost, Set: writePrints(h.prints),
	}
}

// Frozen finds out, by their ids, which entries and articles are in a freeze: their prints
// in order.
type Frozen []uint64

// Frozen is the set of the freeze.
func (f *Freeze) Frozen() Frozen {
	prints, _ := readPrints(f.Set) // it was held to its form when it came in
	return prints
}

// Has reports whether what has the id is in the freeze.
func (s Frozen) Has(id string) bool {
	_, ok := slices.BinarySearch(s, printOf(id))
	return ok
}

// Compared says what became of a freeze, of which found is what is here: how much was
// destroyed on demand since. The error says that something of it is missing or is not
// as it was, so that nothing can be said as of then.
func (f *Freeze) Compared(found *Holdings) (Destroyed, error) {
	now := found.Freeze(f.Name)
	since := Destroyed{Entries: now.Erased - f.Erased, Paragraphs: now.Lost - f.Lost}
	switch {
	case now.Entries < f.Entries || now.Articles < f.Articles:
		return since, Fail(CodeDamaged, "freeze.incomplete", "Name", sentence.Quoted(f.Name),
			"Entries", f.Entries-now.Entries, "Articles", f.Articles-now.Articles)
	case now.IDs != f.IDs, now.Root != f.Root && since.Entries == 0:
		return since, Fail(CodeDamaged, "freeze.altered", "Name", sentence.Quoted(f.Name))
	}
	return since, nil
}

// DestroyedWords tell what of the freeze was destroyed on demand since; ok is false if
// nothing was.
func (f *Freeze) DestroyedWords(since Destroyed) (words sentence.Sentence, ok bool) {
	n := since.Entries + since.Paragraphs
	return sentence.Of("freeze.destroyed", "Name", sentence.Quoted(f.Name), "Count", n), n > 0
}

// Short is the beginning of the root, by which people tell freezes apart.
func (f *Freeze) Short() string { return f.Root[:12] }

// FindFreeze finds a freeze by its name, or by the beginning of its root where two leads
// gave the name to different sets.
func FindFreeze(all []Freeze, name string) (Freeze, error) {
	var named, rooted []Freeze
	for _, f := range all {
		if f.Name == name {
			named = append(named, f)
		}
		if len(name) >= 8 && len(name) <= len(f.Root) && f.Root[:len(name)] == name {
			rooted = append(rooted, f)
		}
	}
	found := slices.Concat(named, rooted)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		var names []string
		for _, f := range all {
			names = append(names, f.Name)
		}
		if len(names) == 0 {
			return Freeze{}, Fail(CodeNotFound, "freeze.none", "Name", sentence.Quoted(name))
		}
		return Freeze{}, Fail(CodeNotFound, "freeze.unknown", "Name", sentence.Quoted(name), "Names", sentence.Names(names))
	}
	return Freeze{}, Fail(CodeInvalid, "freeze.ambiguous", "Name", sentence.Quoted(name),
		"First", found[0].Short(), "Second", found[1].Short())
}

// contentOf hashes parts, each after its length, so that no two lists run together.
func contentOf(parts ...string) [sha256.Size]byte {
	all := make([]byte, 0, 512)
	for _, p := range parts {
		all = binary.BigEndian.AppendUint64(all, uint64(len(p)))
		all = append(all, p...)
	}
	return sha256.Sum256(all)
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// A leaf and a knot of the tree begin with different bytes, so that none passes for
// the other.
const (
	leafMark = 0
	knotMark = 1
)

func leafOf(parts ...[]byte) [sha256.Size]byte {
	return sha256.Sum256(append([]byte{leafMark}, bytes.Join(parts, nil)...))
}

// tree is a Merkle tree to which one leaf after the other is added. It keeps the roots of
// its whole parts, the largest first.
type tree struct{ parts []part }

// part is the root of a part of a tree, which has two to the power of level leaves.
type part struct {
	sum   [sha256.Size]byte
	level int
}

func (t *tree) add(leaf [sha256.Size]byte) {
	added := part{leaf, 0}
	for n := len(t.parts); n > 0 && t.parts[n-1].level == added.level; n-- {
		added = part{knotOf(t.parts[n-1].sum, added.sum), added.level + 1}
		t.parts = t.parts[:n-1]
	}
	t.parts = append(t.parts, added)
}

// root is the root of the whole tree: what has no other half goes up as it is.
func (t *tree) root() string {
	var sum [sha256.Size]byte
	for i, p := range slices.Backward(t.parts) {
		if sum = knotOf(p.sum, sum); i == len(t.parts)-1 {
			sum = p.sum
		}
	}
	return hex.EncodeToString(sum[:])
}

func knotOf(left, right [sha256.Size]byte) [sha256.Size]byte {
	return sha256.Sum256(slices.Concat([]byte{knotMark}, left[:], right[:]))
}

// printOf is a short print of an id: of a million ids, another has one of their prints
// once in 10^13 cases, and then the root says that something is wrong.
func printOf(id string) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.BigEndian.Uint64(sum[:])
}

// writePrints writes prints in order, each as its distance to the one before.
func writePrints(prints []uint64) string {
	slices.Sort(prints)
	packed, before := make([]byte, 0, 8*len(prints)), uint64(0)
	for _, p := range prints {
		packed = binary.AppendUvarint(packed, p-before)
		before = p
	}
	return base64.RawURLEncoding.EncodeToString(packed)
}

// readPrints reads what writePrints wrote.
func readPrints(set string) (prints []uint64, ok bool) {
	packed, err := base64.RawURLEncoding.DecodeString(set)
	if err != nil {
		return nil, false
	}
	before := uint64(0)
	for len(packed) > 0 {
		distance, n := binary.Uvarint(packed)
		if n <= 0 || before+distance < before {
			return nil, false
		}
		before += distance
		prints, packed = append(prints, before), packed[n:]
	}
	return prints, true
}
