package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// The limits of what an entry holds.
const (
	MaxRound    = 1000                      // of answering a paragraph, or of practice
	MaxElapsed  = 366 * 24 * 60 * 60 * 1000 // milliseconds that a decision may take
	MaxValue    = codebook.MaxTextLength    // code points of a value that is not a list
	MaxList     = 8 << 20                   // bytes of a value that lists articles, entries, passages
	MaxName     = 200                       // code points of an id, a field, an option, a device
	MaxHeads    = 1000                      // further heads that an entry names
	earliestEra = -62_135_510_400_000       // milliseconds: the second day of the year 1
	latestEra   = 253_402_300_799_999       // the last millisecond of the year 9999
)

// Books finds a version of the codebook by its hash; nil for one that is not
// there.
type Books func(hash string) *codebook.Codebook

// CheckEntry says what is wrong with an entry in one sentence: it is asked of every
// entry, whichever way it comes into a project. What an entry names (its subject,
// people, targets, other entries) must be there too, which the store knows. No
// stamp is wrong: however absurd, it ranks by the time of writing (see Rank).
func CheckEntry(e *Entry, books Books) error {
	value := func(e *Entry) sentence.Text { return ValueFault(e, books) }
	for _, fault := range []func(*Entry) sentence.Text{KeyFault, WritingFault, value} {
		if reason := fault(e); reason != nil {
			return Fail(CodeInvalid, "entry.wrong", "Entry", shown(e.ID), "Reason", reason)
		}
	}
	return nil
}

// shown is an id as a sentence shows it: whole, unless it is none.
func shown(id string) any {
	if isUUID(id) {
		return id
	}
	return sentence.Quoted(firstOf(id, 40))
}

// firstOf is what a sentence shows of a text that may be very long.
func firstOf(s string, most int) string {
	if first := AtMost(s, most); first != s {
		return first + "…"
	}
	return s
}

// AtMost is the beginning of a text, so many code points of it.
func AtMost(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for i := range text {
		if most--; most < 0 {
			return text[:i]
		}
	}
	return text
}

// KeyFault is what is wrong with the question that an entry answers, or nil.
func KeyFault(e *Entry) sentence.Text {
	k := &e.Key
	if !k.Kind.Known() {
		return sentence.Of("entry.kind", "Kind", sentence.Quoted(firstOf(string(k.Kind), 40)))
	}
	if reason := layerFault(k); reason != nil {
		return reason
	}
	if lowest := k.lowestRound(); k.Round < lowest || k.Round > MaxRound {
		return sentence.Of("entry.round", "Round", k.Round, "Least", lowest, "Most", MaxRound)
	}
	if k.Option != "" && k.Kind != KindEvidence {
		return sentence.Of("entry.option", "Kind", string(k.Kind))
	}
	return firstFault(
		nameFault("subject", k.Subject, 1), nameFault("annotator", k.Annotator, 0), nameFault("field", k.Field, 0),
		nameFault("target", k.Target, 0), nameFault("option", k.Option, 0), subjectFault(k),
	)
}

// lowestRound is 1 for what is asked in rounds, 0 for what may stand outside.
func (k *Key) lowestRound() int {
	if k.Kind.OnSheet() {
		return FirstRound
	}
	return 0
}

// layerFault holds what is asked in layers to those that there are, and models to
// theirs.
func layerFault(k *Key) sentence.Text {
	if !slices.Contains([]Layer{"", LayerAnnotation, LayerPractice, LayerFinal, LayerModel}, k.Layer) {
		return sentence.Of("entry.layer", "Layer", sentence.Quoted(firstOf(string(k.Layer), 40)))
	}
	if k.fitsLayer() {
		return nil
	}
	return sentence.Of("entry.annotator-in-layer", "Kind", string(k.Kind),
		"Annotator", sentence.Quoted(firstOf(k.Annotator, 40)), "Layer", sentence.Quoted(k.Layer))
}

func (k *Key) fitsLayer() bool {
	if model := strings.HasPrefix(k.Annotator, ModelPrefix); model != (k.Layer == LayerModel) {
		return false
	}
	switch k.Layer {
	case "":
		return !k.Kind.OnSheet()
	case LayerModel:
		return k.Kind.OnSheet()
	case LayerAnnotation:
		return k.Annotator != "" && k.layered()
	case LayerFinal:
		return k.Annotator == "" && k.layered()
	}
	return k.layered()
}

// layered reports whether entries of the kind may stand in layers of people.
func (k *Key) layered() bool { return k.Kind != KindProbability && k.Kind != KindRepeat }

// subjectFault holds subjects to the form of their ids.
func subjectFault(k *Key) sentence.Text {
	good := true
	switch k.Kind.Of(k.Field) {
	case OfUnit, OfParagraph, OfArticle:
		good = isHash(k.Subject)
	case OfProject:
		good = k.Subject == ProjectSubject
	case OfPack:
		good = isUUID(k.Subject)
	}
	if good {
		return nil
	}
	return sentence.Of("entry.subject", "Kind", string(k.Kind), "Subject", sentence.Quoted(firstOf(k.Subject, 40)))
}

// WritingFault is what is wrong with how an entry came about, or nil.
func WritingFault(e *Entry) sentence.Text {
	if reason := idFault(e); reason != nil {
		return reason
	}
	if !slices.Contains(Origins(), e.Origin) {
		return sentence.Of("entry.origin", "Origin", sentence.Quoted(firstOf(string(e.Origin), 40)))
	}
	if ms := e.DecidedAt.UnixMilli(); ms < earliestEra || ms > latestEra {
		return sentence.Of("entry.time")
	}
	if e.ElapsedMS < 0 || e.ElapsedMS > MaxElapsed {
		return sentence.Of("entry.elapsed", "Milliseconds", e.ElapsedMS)
	}
	return firstFault(nameFault("device", e.Device, 0), nameFault("author", e.Author, 0))
}

// Origins lists the origins of entries.
func Origins() []Origin {
	return []Origin{OriginAnnotator, OriginPrefill, OriginImport, OriginCarried}
}

// idFault holds the ids of entries to their form, and links to other entries.
func idFault(e *Entry) sentence.Text {
	for _, id := range append([]string{e.ID, e.Action}, e.Also...) {
		if !isUUID(id) {
			return sentence.Of("entry.id", "ID", sentence.Quoted(firstOf(id, 40)))
		}
	}
	for _, id := range []string{e.Replaces, e.Undoes} {
		if id != "" && !isUUID(id) {
			return sentence.Of("entry.id", "ID", sentence.Quoted(firstOf(id, 40)))
		}
	}
	if len(e.Also) > MaxHeads {
		return sentence.Of("entry.heads", "Heads", len(e.Also), "Most", MaxHeads)
	}
	if e.ID == e.Replaces || e.ID == e.Undoes || slices.Contains(e.Also, e.ID) {
		return sentence.Of("entry.itself")
	}
	if e.Codebook != "" && !isHash(e.Codebook) {
		return sentence.Of("entry.codebook", "Version", sentence.Quoted(firstOf(e.Codebook, 40)))
	}
	return nil
}

// nameFault holds a name to its length and to characters that can be seen.
func nameFault(what, name string, least int) sentence.Text {
	switch n := utf8.RuneCountInString(strings.TrimPrefix(name, ModelPrefix)); {
	case n < least:
		return sentence.Of("entry.name-empty", "What", what)
	case n > MaxName:
		return sentence.Of("entry.name-long", "What", what, "Characters", n, "Most", MaxName)
	}
	if r, bad := unseen(name, false); bad {
		return sentence.Of("entry.name-character", "What", what, "Character", r)
	}
	return nil
}

// Visible is a text without what no text has: other ends of lines are one kind, and
// what cannot be seen leaves a space. Most texts are as they were.
func Visible(text string) string {
	if _, bad := unseen(text, true); !bad {
		return text
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return ' '
		}
		return r
	}, text)
}

// unseen finds a character that no text has: a control character, or a byte that
// is no UTF-8. Texts of several lines have ends of lines and tabs.
func unseen(text string, lines bool) (found any, bad bool) {
	if !utf8.ValidString(text) {
		return sentence.Character(utf8.RuneError), true
	}
	for _, r := range text {
		if unicode.IsControl(r) && (!lines || r != '\n' && r != '\t') {
			return sentence.Character(r), true
		}
	}
	return nil, false
}

func firstFault(faults ...sentence.Text) sentence.Text {
	for _, f := range faults {
		if f != nil {
			return f
		}
	}
	return nil
}

// isUUID reports whether an id is a UUID in its canonical form.
func isUUID(id string) bool {
	if len(id) != 36 {
		return false
	}
	for i := range len(id) {
		switch i {
		case 8, 13, 18, 23:
			if id[i] != '-' {
				return false
			}
		default:
			if !isHexDigit(id[i]) {
				return false
			}
		}
	}
	return true
}

// isHash reports whether an id is a SHA-256 in hex digits.
func isHash(id string) bool {
	if len(id) != 64 {
		return false
	}
	for i := range len(id) {
		if !isHexDigit(id[i]) {
			return false
		}
	}
	return true
}

func isHexDigit(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' }
