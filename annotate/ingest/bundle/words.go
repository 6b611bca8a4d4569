package bundle

import (
	"regexp"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// fieldNames are the names that Nexis gives its fields, by what they hold.
var fieldNames = map[string]string{
	"byline": annotate.MetaAuthor, "autor": annotate.MetaAuthor, "auteur": annotate.MetaAuthor, "autore": annotate.MetaAuthor,
	"author": annotate.MetaAuthor, "verfasser": annotate.MetaAuthor,
	"headline": annotate.MetaTitle, "überschrift": annotate.MetaTitle, "titre": annotate.MetaTitle, "titular": annotate.MetaTitle,
	"title":   annotate.MetaTitle,
	"section": document.Section, "rubrik": document.Section, "rubrique": document.Section, "sección": document.Section,
	"sezione": document.Section, "ressort": document.Section,
	"language": document.Language, "sprache": document.Language, "langue": document.Language, "idioma": document.Language,
	"lingua": document.Language, "taal": document.Language,
	"publication": annotate.MetaOutlet, "source": annotate.MetaOutlet,
	"length": "length", "länge": "length", "longueur": "length", "longitud": "length", "lunghezza": "length", "lengte": "length",
	"dateline": "dateline", "load-date": "load", "update": "load", "date de chargement": "load", "fecha de carga": "load",
	"publication-type": "load", "subject": "load", "graphic": "load", "document-type": "load", "journal code": "load",
	"copyright": "load", "country": "load", "industry": "load", "company": "load", "person": "load", "geographic": "load",
	"highlight": "highlight", "correction": "load", "notes": "load", "series": "load", "url": annotate.MetaURL,
}

var (
	fieldLine = regexp.MustCompile(
		`^(?i:(byline|autor|auteur|autore|author|verfasser|headline|überschrift|titre|titular|title|section|rubrik|rubrique|sección|sezione|ressort|language|sprache|langue|idioma|lingua|taal|publication-type|publication|source|length|länge|longueur|longitud|lunghezza|lengte|dateline|load-date|update|date de chargement|fecha de carga|subject|graphic|document-type|journal code|copyright|country|industry|company|person|geographic|highlight|correction|notes|series|url))\s*:\s*(.*)$`,
	)

	bodyWord = words("body text textkörper corps cuerpo testo tekst volltext")
	endWords = words(
		"end of document|ende des dokuments|fin du document|fin del documento|fine del documento|einde van het document|fim do documento",
	)
	tailWord = words("classification graphic klassifizierung notes")
	lengthOf = regexp.MustCompile(`(?i)^(?:length|länge|longueur|longitud|lunghezza|lengte)\s*:\s*\d`)
	rights   = regexp.MustCompile(`(?i)^(?:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits)`)
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	sep := " "
	if strings.Contains(list, "|") {
		sep = "|"
	}
	for w := range strings.SplitSeq(list, sep) {
		set[w] = true
	}
	return set
}

// lower is a block's text on one line, in lower case.
func lower(b document.Block) string { return strings.ToLower(document.OneLine(b.Text)) }

var months = regexp.MustCompile(
	`(?i)\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|avr|juin|juil|août|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|maart|mei)[\p{L}.]*`,
)

// isDate reports a short line with a year and a month.
func isDate(text string) bool {
	text = document.OneLine(text)
	return len(text) < 80 && year.MatchString(text) && (months.MatchString(text) || dotted.MatchString(text))
}

var (
	year   = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
	dotted = regexp.MustCompile(`\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b`)
)

// published writes the date of a date line as 2024-03-12, or as it stands if
// it names no day.
func published(text string) string {
	text = document.OneLine(text)
	if d := document.ISODate(text); d != "" {
		return d
	}
	return text
}

// languageCode shortens the names of languages that bundles write in full.
func languageCode(name string) string {
	name = strings.ToLower(strings.TrimFunc(document.OneLine(name), func(r rune) bool { return !unicode.IsLetter(r) }))
	if first, _, ok := strings.Cut(name, ";"); ok {
		name = strings.TrimSpace(first)
	}
	for code, names := range map[string]string{
		"en": "english englisch anglais inglés inglese engels", "de": "german deutsch allemand alemán tedesco duits",
		"fr": "french französisch français francés francese frans", "es": "spanish spanisch espagnol español spagnolo spaans",
		"it": "italian italienisch italien italiano italiaans", "pt": "portuguese portugiesisch portugais português portugués",
		"nl": "dutch niederländisch néerlandais neerlandés olandese nederlands", "ar": "arabic arabisch arabe árabe",
		"ru": "russian russisch russe ruso", "pl": "polish polnisch polonais polaco", "tr": "turkish türkisch turc turco",
		"zh": "chinese chinesisch chinois chino",
	} {
		for n := range strings.FieldsSeq(names) {
			if n == name {
				return code
			}
		}
	}
	return name
}
