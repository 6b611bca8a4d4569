package codebook

// Versions are the versions of the codebook that a project holds. They say
// whether what was answered under one of them is an answer under another.
type Versions struct {
	InForce *Codebook
	Held    map[string]*Codebook // by hash
}

// Fits reports whether a value that was given for a field under the version
// with the hash answers the field as book asks it: the codebook's id and the
// field's meaning are the same, and the field still has the value. An entry
// without hash is of the version in force. What a version nobody holds meant
// is not known, so it fits nothing else. Remarks always fit: a note stays a
// note.
func (v *Versions) Fits(hash, field, value string, book *Codebook) bool {
	if v == nil || hash == "" || hash == book.Hash {
		return true
	}
	now := book.Field(field)
	if now == nil {
		return false
	}
	given := v.Held[hash]
	if given == nil {
		return false
	}
	was := given.Field(field)
	switch {
	case now.IsAside():
		return was == nil || was.Scale == now.Scale
	case was == nil:
		return false
	}
	return given.ID == book.ID && was.Meaning == now.Meaning && was.Scale == now.Scale && now.has(value)
}

// has reports whether every label of a value is an option of the field.
func (f *Field) has(value string) bool {
	if f.Scale != Set {
		return f.Option(value) != nil
	}
	for _, label := range SplitSet(value) {
		if f.Option(label) == nil {
			return false
		}
	}
	return true
}
