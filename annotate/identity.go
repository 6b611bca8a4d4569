package annotate

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// The version tags keep ids of different kinds, and of later schemes, apart.
const (
	articleTag   = "plumbline article 1"
	paragraphTag = "plumbline paragraph 1"
	targetTag    = "plumbline target 1"
)

// ArticleID names an article by its words: SHA-256 over a version tag, the
// copy name ("" for the original) and the length-prefixed paragraph texts in
// order, as 64 hex digits. Titles and guesses are outside, so correcting them
// changes no id, and two people who import the same file hold the same ids.
func ArticleID(texts []string, copyName string) string {
	parts := make([]string, 0, len(texts)+2)
	parts = append(parts, articleTag, copyName)
	return digest(append(parts, texts...)...)
}

// ParagraphID names the paragraph at a position (from 1) of an article.
func ParagraphID(articleID string, position int) string {
	var p [8]byte
	binary.BigEndian.PutUint64(p[:], uint64(position))
	return digest(paragraphTag, articleID, string(p[:]))
}

// TextHash names a paragraph's text alone, so that equal paragraphs of
// different articles can be found.
func TextHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// IsTextHash reports whether a word can be what TextHash says of a text.
func IsTextHash(word string) bool { return isHash(word) }

// ProjectFolder is the name of a folder for a project with the id: the id itself,
// unless a file says that it is something else than an id, such as a way out.
func ProjectFolder(id string) string {
	if isUUID(id) {
		return id
	}
	return digest("plumbline project 1", id)
}

// TargetID derives the fixed id of a new target from the name it was given
// first. Two leads who add the same name hold the same target; a later
// renaming keeps the id.
func TargetID(name string) string {
	return "t-" + digest(targetTag, FoldText(name))[:12]
}

// FoldText prepares a name for comparing: NFC and case folding.
// What is stored stays as it was written.
func FoldText(s string) string {
	return cases.Fold().String(norm.NFC.String(strings.TrimSpace(s)))
}

// digest hashes the parts, each prefixed by its length so that no two lists
// of parts run together.
func digest(parts ...string) string {
	all := make([]byte, 0, 256) // enough for the id of a paragraph
	for _, p := range parts {
		all = binary.BigEndian.AppendUint64(all, uint64(len(p)))
		all = append(all, p...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])
}
