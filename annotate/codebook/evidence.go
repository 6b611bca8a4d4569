package codebook

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/sentence"
)

// Evidence says whether the words that decided an answer are asked for.
type Evidence string

// What a question asks of evidence. A field that says nothing asks for none.
const (
	EvidenceNone     Evidence = "none"
	EvidenceOptional Evidence = "optional" // words may be marked
	EvidenceRequired Evidence = "required" // words are marked, or it is said that none show it
)

// Evidence says what a question asks of evidence in a paragraph. It depends on neither
// annotator nor answer: whoever is asked is asked the same, and no answer costs more
// than another.
func (c *Codebook) Evidence(field, paragraph string) Evidence {
	f := c.Field(field)
	switch {
	case f == nil || f.Evidence == "":
		return EvidenceNone
	case f.RequiredShare > 0 && c.draws(paragraph, f.RequiredShare):
		return EvidenceRequired
	}
	return f.Evidence
}

// AsksEvidence reports whether any question asks for words.
func (c *Codebook) AsksEvidence() bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.TakesEvidence() })
}

// TakesEvidence reports whether words may be marked for answers to the field.
func (f *Field) TakesEvidence() bool { return f.Evidence != "" && f.Evidence != EvidenceNone }

// RequiresEvidence reports whether words must be marked for answers to the field, in some
// paragraphs at least.
func (f *Field) RequiresEvidence() bool { return f.Evidence == EvidenceRequired || f.RequiredShare > 0 }

// evidenceTag keeps the choice of paragraphs apart from other hashes.
const evidenceTag = "plumbline evidence 1\n"

// draws reports whether a paragraph is among the share in which evidence is required. The
// seed is what names codebook and paragraph: versions, projects and annotators draw the
// same paragraphs, all questions do, more articles change nothing, and a larger share
// draws more paragraphs and drops none.
func (c *Codebook) draws(paragraph string, share float64) bool {
	sum := sha256.Sum256([]byte(evidenceTag + c.ID + "\n" + paragraph))
	return float64(binary.BigEndian.Uint64(sum[:8])) < share*math.MaxUint64
}

// share reads the share of the paragraphs in which evidence is required.
func (r *reader) share(n *yaml.Node) float64 {
	value, ok := r.text(n, "required_share")
	if !ok {
		return 0
	}
	share, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(share) || share <= 0 || share >= 1 {
		r.problems.add(n.Line, "codebook.share", "Value", quoted(value))
		return 0
	}
	return share
}

// checkEvidence looks whether what a field says of evidence goes together, and settles
// what it leaves unsaid: a question that a field of marked words attaches to takes
// evidence, and so does one with a share.
func (r *reader) checkEvidence(book *Codebook, f *Field, lines map[string]int) {
	attached := slices.ContainsFunc(book.Fields, func(of Field) bool { return slices.Contains(of.AttachesTo, f.Key) })
	if attached && f.Evidence == EvidenceNone {
		r.problems.add(lines["evidence"], "codebook.evidence-attached", "Field", f.name())
	}
	if f.RequiredShare > 0 && (f.Evidence == EvidenceNone || f.Evidence == EvidenceRequired) {
		r.problems.add(lines["required_share"], "codebook.share-beside", "Field", f.name(), "Evidence", string(f.Evidence))
	}
	if f.Evidence == "" && (attached || f.RequiredShare > 0) {
		f.Evidence = EvidenceOptional
	}
	for _, attribute := range []string{"evidence", "required_share"} {
		if lines[attribute] > 0 && f.OptionsFrom != "" {
			r.problems.add(lines[attribute], "codebook.evidence-of-remark", "Field", f.name(), "Attribute", attribute)
		}
	}
}

// Warnings are what is not wrong with a codebook, but skews what annotators answer:
// evidence that only some answers to another question cost. Whoever can save the work by
// a weaker answer will. A question that ends the form says what the paragraph is, not how
// it is judged; hanging on it is fair.
func (c *Codebook) Warnings() Problems {
	var warnings problemList
	for i := range c.Fields {
		f := &c.Fields[i]
		if !f.RequiresEvidence() {
			continue
		}
		for _, on := range c.judgements(f, nil) {
			warnings.add(f.Line, "codebook.evidence-by-value", "Field", f.name(), "On", on.name())
		}
	}
	return warnings.sorted()
}

// judgements are the questions whose answers decide whether a field is asked, directly
// or through others, but for those that say what the paragraph is.
func (c *Codebook) judgements(f *Field, found []*Field) []*Field {
	fieldsOf(f.ShowIf, func(on FieldIs) {
		asked := c.Field(on.Field)
		if asked == nil || len(asked.EndsFormOn) > 0 || slices.Contains(found, asked) {
			return
		}
		found = c.judgements(asked, append(found, asked))
	})
	return found
}

// EvidenceInWords says what a field asks of evidence; it is nil if that is nothing.
func (f *Field) EvidenceInWords() sentence.Text {
	switch {
	case f.RequiredShare > 0:
		return sentence.Of("evidence.share", "Percent", strconv.FormatFloat(f.RequiredShare*100, 'f', -1, 64))
	case f.Evidence == EvidenceRequired:
		return sentence.Of("evidence.required")
	case f.Evidence == EvidenceOptional:
		return sentence.Of("evidence.optional")
	}
	return nil
}
