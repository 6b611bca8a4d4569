package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
)

// markedAs names a paragraph that set phrases give away as cross-link,
// caption or furniture; "" means running text.
func markedAs(text string) string {
	if !columnsUpTo(text, markedMost) {
		return ""
	}
	if !hasWord(text) {
		return GuessFurniture // a row of stars between two parts
	}
	label := foldLabel(text)
	switch {
	case isCaption(text, label):
		return GuessCaption
	case isCrosslink(text, label):
		return GuessCrosslink
	case isFurniture(text, label):
		return GuessFurniture
	}
	return ""
}

func hasWord(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// foldLabel folds the text for comparing with set phrases: compatibility
// forms, case and combining marks removed (so "أيضاً" equals "ايضا"), and
// arrows, bullets and brackets before the first word dropped. A quotation
// mark stays: behind it someone speaks.
func foldLabel(text string) string {
	text = strings.TrimLeftFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"'“”„‘’‚«‹「『©", r)
	})
	return fold(text)
}

func fold(text string) string { return document.Fold(text) }

// afterPhrase returns what follows the longest phrase that label begins with
// as whole words.
func afterPhrase(label string, phrases phraseList) (rest string, ok bool) {
	for _, p := range phrases[firstLetter(label)] {
		if strings.HasPrefix(label, p) && wordEnds(p, label[len(p):]) {
			return strings.TrimSpace(label[len(p):]), true
		}
	}
	return "", false
}

// wordEnds reports whether a word ends between phrase and rest. Scripts
// without spaces have no such place.
func wordEnds(phrase, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(phrase)
	next, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return true
	}
	return !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// separated reports that a label ends here: nothing follows, or a colon,
// dash, bar or arrow.
func separated(rest string) bool {
	return rest == "" || strings.ContainsRune(":|-–—>»›→/]）)…\u061b", firstLetter(rest))
}

// isCrosslink: a label such as "Related:", or one such as "Read more" that
// leads into a line without a full stop, or nothing but an address.
func isCrosslink(text, label string) bool {
	if bareAddress.MatchString(text) {
		return true
	}
	if rest, ok := afterPhrase(label, crosslinkLabels); ok && separated(rest) {
		return sentences(text) <= 2
	}
	if rest, ok := afterPhrase(label, crosslinkOpenings); ok {
		leads := separated(rest) || (!endsSentence(text) && columnsUpTo(text, headlineMost))
		return leads && sentences(text) <= 2
	}
	return false
}

func watchLabel(text string) bool {
	_, ok := afterPhrase(foldLabel(text), watchLabels)
	return ok
}

var (
	bareAddress = regexp.MustCompile(`^(?:https?://|www\.)\S+$`)
	figureLabel = regexp.MustCompile(
		`^(?:figure|fig|chart|graph|graphic|table|map|image|photo|abbildung|abb|grafik|tabelle|figura|grafico|tabla|tableau|рис|рисунок|таблица|sekil|tablo|图|表) ?\.? ?\d{1,3}[a-z]? ?(?:[.:|—–-]|$)`,
	)
	creditAtEnd = regexp.MustCompile(
		`[\[(（][^\[\]()（）]{0,60}(?:photo|file:|getty|image|picture|foto|fotograf|фото|صورة|图)[^\[\]()（）]{0,60}[\])）]$`,
	)
	agencyCredit = regexp.MustCompile(
		`(?:/getty images|/ap photo|/afp via getty images|[\[][^\[\]]{0,50}(?:reuters|afp|ap|epa|anadolu|xinhua)[\]])$`,
	)
)

// isCaption: a label such as "Photo:", a numbered figure, or a credit at the end.
func isCaption(text, label string) bool {
	if hasDigit(label[:min(len(label), 40)]) && figureLabel.MatchString(label) {
		return true
	}
	if rest, ok := afterPhrase(label, captionLabels); ok && separated(rest) {
		return true
	}
	if _, ok := afterPhrase(label, captionOpenings); ok && !endsWithFullStop(text) {
		return true
	}
	if creditEnds(text) && (creditAtEnd.MatchString(label) || agencyCredit.MatchString(label)) {
		return true
	}
	bracket := firstLetter(text)
	if bracket != '(' && bracket != '[' && bracket != '（' {
		return false
	}
	_, ok := afterPhrase(label, captionBracketed)
	return ok && strings.ContainsRune(")]）", lastLetter(text))
}

// creditEnds is a cheap look at the end of a text before patterns are tried.
func creditEnds(text string) bool {
	return !endsWithFullStop(text) && strings.ContainsAny(text, "[](（/")
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func lastLetter(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isFurniture: byline, date, newsletter, share line, copyright, advertisement.
func isFurniture(text, label string) bool {
	if isByline(text) || isDateLine(label) || standsApart(text, label) || shortFurniture(label) {
		return true
	}
	if rest, ok := afterPhrase(label, furnitureAlone); ok && separated(rest) && columnsUpTo(text, 60) {
		return true
	}
	if rest, ok := afterPhrase(label, furnitureLabels); ok && separated(rest) && columnsUpTo(text, headlineMost) {
		return true
	}
	if _, ok := afterPhrase(label, furnitureOpenings); ok && columnsUpTo(text, displayMost) {
		return true
	}
	return copyright.MatchString(label) || reservesRights(text, label)
}

// reservesRights reports whether a short text says that all rights are kept.
func reservesRights(text, label string) bool {
	if !columnsUpTo(text, displayMost) {
		return false
	}
	says := func(phrase string) bool { return strings.Contains(label, phrase) }
	return slices.ContainsFunc(rightsPhrases, says) && sentences(text) <= 3
}

var copyright = regexp.MustCompile(`^(?:©|\(c\) ?\d{4}|c\) \d{4}|copyright (?:©|\(c\)|\d{4}))`)
