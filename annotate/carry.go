package annotate

import (
	"crypto/sha256"
	"encoding/hex"
)

// Carry is one way that entries go from a text to its corrected version: from a
// subject to its counterpart, both in articles or articles themselves.
type Carry struct {
	From, To               string
	FromArticle, ToArticle string
}

// carryTag keeps the masks of ids apart from other hashes.
const carryTag = "plumbline carry 1"

// Image is the entry as it stands about the subject to which it is carried; it is
// not ok for what stays with the older text, such as its title.
//
// An image follows from the entry and the way alone: whoever carries an entry, in
// whichever copy of the project and however late, writes the same image, so that
// copies that carried it are merged as if one had. It comes out the same along
// several ways too, over texts in between, and carried back it is the entry again:
// the ids of images are those of the entries, changed in their random part by what
// both ends of the way say. Stamps, times and links are the entry's own; only the
// time that the decision took is spent once.
func (c Carry) Image(e *Entry) (image Entry, ok bool) {
	if e.Key.Subject != c.From || !c.carries(e) || !isUUID(e.ID) {
		return Entry{}, false
	}
	mask := maskOf(c.From).with(maskOf(c.To))
	image = *e
	image.ID = mask.on(e.ID)
	image.Key.Subject = c.To
	image.Replaces, image.Undoes = mask.on(e.Replaces), mask.on(e.Undoes)
	image.Also = nil
	for _, id := range e.Also {
		image.Also = append(image.Also, mask.on(id))
	}
	image.Action = maskOf(c.FromArticle).with(maskOf(c.ToArticle)).on(e.Action)
	image.ElapsedMS = 0
	if !e.importedWhole() {
		image.Origin = OriginCarried
	}
	return image, true
}

// carries reports whether an entry goes along to a corrected text: all that is
// about a paragraph, who is given the article, and what was revealed of it. What was
// said of the article as a whole was said of other words.
func (c Carry) carries(e *Entry) bool {
	switch e.Key.Kind.Of(e.Key.Field) {
	case OfUnit, OfParagraph:
		return c.From != c.FromArticle
	case OfArticle:
		return e.Key.Kind == KindAssignment || e.Key.Kind == KindReveal
	}
	return false
}

// importedWhole reports whether the entry submits what came from a file: that
// counts as submitted whatever it leaves out, and so does its image.
func (e *Entry) importedWhole() bool {
	return e.Key.Kind == KindSubmission && e.Origin == OriginImport
}

// mask changes the random part of ids. Two masks undo one another if they are equal.
type mask [8]byte

func maskOf(subject string) (m mask) {
	sum := sha256.Sum256([]byte(carryTag + "\x00" + subject))
	copy(m[:], sum[:])
	m[0] &= 0x3f // the variant of a UUID stays
	return m
}

func (m mask) with(o mask) mask {
	for i := range m {
		m[i] ^= o[i]
	}
	return m
}

// on changes an id; what is no UUID names nothing.
func (m mask) on(id string) string {
	if !isUUID(id) {
		return ""
	}
	random, err := hex.DecodeString(id[19:23] + id[24:])
	if err != nil {
		return ""
	}
	for i := range m {
		random[i] ^= m[i]
	}
	words := hex.EncodeToString(random)
	return id[:19] + words[:4] + "-" + words[4:]
}
