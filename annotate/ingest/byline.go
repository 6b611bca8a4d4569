package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// bylineOpening are the words that a byline begins with before a name.
var bylineOpening = regexp.MustCompile(`^(?i:by|written by|reporting by|edited by|editing by|additional reporting by|words by|von|par|propos recueillis par|por|escrito por|автор|автор:|текст:|autor:|autorin:|auteur:|yazan:|haber:|بقلم:?|كتب:|كتبت:|作者[:：]|编辑[:：]|記者[:：]|记者[:：])[\s\p{Z}]*`)

// small are the words of a byline that are no names.
var small = map[string]bool{
	"and": true, "und": true, "et": true, "y": true, "e": true, "i": true, "ve": true, "и": true, "&": true, "|": true,
	"in": true, "for": true, "de": true, "la": true, "da": true, "dos": true, "di": true, "del": true, "van": true,
	"von": true, "der": true, "den": true, "bin": true, "ibn": true, "al": true, "el": true, "ter": true, "zu": true,
	"with": true, "staff": true, "writer": true, "reporter": true, "correspondent": true, "agencies": true, "editor": true,
}

// isByline reports "By" and names: two to twelve words, all but the small
// ones with a capital, no full stop at the end. Scripts without capitals
// need the label's colon or one of its own words.
func isByline(text string) bool {
	opening := bylineOpening.FindString(text)
	if opening == "" || len(opening) == len(text) || !columnsUpTo(text, 120) || endsSentence(text) {
		return false
	}
	opening = strings.TrimSpace(opening)
	if last := lastLetter(opening); unicode.IsLetter(last) && len(opening) == len(strings.TrimRight(text, " ")) {
		return false
	}
	rest := text[len(opening):]
	if unicode.IsLetter(firstLetter(rest)) && unicode.IsLetter(lastLetter(opening)) {
		return false // the beginning of a longer word
	}
	names, all := 0, strings.Fields(rest)
	for _, word := range all {
		bare := strings.Trim(word, ".,;:|&()/-–—")
		switch {
		case bare == "" || small[strings.ToLower(bare)]:
		case unicode.IsLower(firstLetter(bare)) || !unicode.IsLetter(firstLetter(bare)):
			return false
		default:
			names++
		}
	}
	return names > 0 && len(all) <= 12
}
