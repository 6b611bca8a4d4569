package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// bylineOpening are the words before a name. Those that running text may
// begin with as well need a colon.
var bylineOpening = regexp.MustCompile(`^(?i:(?:by|written by|reporting by|edited by|editing by|additional reporting by|words by` +
	`|von|par|propos recueillis par|por|escrito por|door|di|a cura di|بقلم)(?:\s*:\s*|[\s\p{Z}]+)` +
	`|(?:автор|текст|autor|autorin|auteur|autore|texte|texto|testo|tekst|yazan|haber|كتب|كتبت|作者|编辑|記者|记者)\s*[:：]\s*)`)

// small are the words of a byline that are no names.
var small = wordSet(`and und et y e i ve и in for de la da dos di del van von der den bin ibn al el ter zu te ten op
	with staff writer reporter correspondent agencies editor`)

// isByline reports "By" and names: up to twelve words, all but the small
// ones with a capital where the script has them, no full stop at the end.
func isByline(text string) bool {
	if !columnsUpTo(text, 120) || endsSentence(text) {
		return false
	}
	rest := text[len(bylineOpening.FindString(text)):]
	if len(rest) == len(text) {
		return false
	}
	names, words := 0, strings.Fields(rest)
	for _, word := range words {
		bare := strings.Trim(word, ".,;:|&()/-–—")
		first := firstLetter(bare)
		switch {
		case bare == "" || small[fold(bare)]:
		case unicode.IsLower(first) || !unicode.IsLetter(first):
			return false
		default:
			names++
		}
	}
	return names > 0 && len(words) <= 12
}
