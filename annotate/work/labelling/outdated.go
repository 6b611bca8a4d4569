package labelling

import "plumbline/annotate"

// outdated is the answer that stands for a row but needs another look, and the
// version of the codebook it was given under.
func (s *Session) outdated(sheet *annotate.Sheet, slot annotate.Slot) (was, version string) {
	a, ok := sheet.Outdated(s.book, slot.Field, slot.Target)
	if !ok {
		return "", ""
	}
	if book := sheet.Versions.Held[a.Entry.Codebook]; book != nil {
		version = book.Version
	}
	return a.Entry.Value, version
}

// needsLook reports whether an answer of the sheet was given when its field
// meant something else.
func (s *Session) needsLook(sheet *annotate.Sheet) bool {
	return len(sheet.NeedsLook(s.book)) > 0
}
