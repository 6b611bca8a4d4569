package codebook

import (
	"fmt"
	"slices"
)

// Versions are the versions of the codebook that a project holds. They say
// whether what was answered under one of them is an answer under another.
type Versions struct {
	InForce *Codebook
	Held    map[string]*Codebook // by hash
}

// Of is the version with the hash, nil if it is not held; without a hash it is the one
// in force.
func (v *Versions) Of(hash string) *Codebook {
	if hash == "" || hash == v.InForce.Hash {
		return v.InForce
	}
	return v.Held[hash]
}

// Fits reports whether a value that was given for a field under the version
// with the hash answers the field as book asks it: it means the same there,
// and the field still has the value. Remarks always fit: a note stays a note.
func (v *Versions) Fits(hash, field, value string, book *Codebook) bool {
	if v == nil || hash == "" || hash == book.Hash {
		return true
	}
	if !v.Same(hash, field, book) {
		return false
	}
	f := book.Field(field)
	return f.IsAside() || f.has(value)
}

// Same reports whether a field meant the same under the version with the hash
// as it does in book: the codebook's id and the field's meaning are equal. An
// entry without hash is of the version in force. What a version nobody holds
// asked is not known, so it is the same as nothing else.
func (v *Versions) Same(hash, field string, book *Codebook) bool {
	now := book.Field(field)
	switch {
	case now == nil:
		return false
	case now.Own || v == nil || hash == "" || hash == book.Hash:
		return true
	case v.Held[hash] == nil:
		return false
	}
	given := v.Held[hash]
	was := given.Field(field)
	if was == nil {
		return now.IsAside()
	}
	return given.Sense(was) == book.Sense(now)
}

// Sense names what an answer to a field of the codebook means: answers of one sense are
// answers to one question, whatever the version. A note stays a note.
func (c *Codebook) Sense(f *Field) string {
	if f.IsAside() {
		return "aside " + f.Scale.String()
	}
	if f.Own {
		return "own " + f.Key
	}
	return fmt.Sprintf("%s %d %s", c.ID, f.Meaning, f.Scale)
}

// Guides returns what an answer still says about which other questions are asked
// by book: an answer that fits says all of it, one of another meaning of the same
// question what book still offers, so that the questions that hang on it stay. It
// is "" if that is nothing.
func (v *Versions) Guides(hash, field, value string, book *Codebook) string {
	if v.Fits(hash, field, value, book) {
		return value
	}
	given, now := v.Held[hash], book.Field(field)
	if given == nil || now == nil || given.ID != book.ID {
		return ""
	}
	if was := given.Field(field); was == nil || was.Scale != now.Scale || now.IsAside() {
		return ""
	}
	return JoinSet(slices.DeleteFunc(now.Labels(value), func(label string) bool { return now.Option(label) == nil }))
}

// has reports whether every label of a value is an option of the field.
func (f *Field) has(value string) bool {
	for _, label := range f.Labels(value) {
		if f.Option(label) == nil {
			return false
		}
	}
	return true
}
