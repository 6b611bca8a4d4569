// Package describe says what is in a package of data, in the ways that catalogues,
// repositories and programs read: Frictionless, Croissant, RO-Crate and the card of a data
// set on Hugging Face.
package describe

import (
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode"

	"plumbline/annotate/dataset/table"
)

// Package is what is described.
type Package struct {
	Title     string
	About     string // what the project says of itself, or ""
	Version   string // the name of the release
	Released  time.Time
	Licence   string // as people told it, or ""
	Creators  string // the same
	Languages string // the same, of the texts
	Tables    []Table
	Files     []File // all that is in it but descriptions like these, tables included
}

// Table is one table, in one or several formats.
type Table struct {
	Name, Meaning string
	Columns       []table.Column
	Rows          int
	Files         []File
}

// File is one file of the package.
type File struct {
	Path   string // with slashes
	Holds  string // one sentence
	Media  string // its media type
	Bytes  int64
	SHA256 string // in hex
}

// The media types of what is in a package.
const (
	CSV      = "text/csv"
	Parquet  = "application/vnd.apache.parquet"
	JSON     = "application/json"
	YAML     = "application/yaml"
	HTML     = "text/html"
	PDF      = "application/pdf"
	Markdown = "text/markdown"
)

// Name is the title as a name in addresses: small letters, digits and dashes.
func (p *Package) Name() string {
	words := strings.FieldsFunc(strings.ToLower(p.Title+" "+p.Version), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(words) == 0 {
		return "labels"
	}
	return strings.Join(words, "-")
}

// description is what the package says it holds.
func (p *Package) description() string {
	if p.About != "" {
		return p.About
	}
	return "Labels of paragraphs of news articles, with the codebook, a data sheet and a report on agreement."
}

// notTold stands where a format wants something that nobody told.
const notTold = "not stated; see the data sheet"

// spdx matches what can be an identifier of the SPDX list, written as people do.
var spdx = regexp.MustCompile(
	`^(CC0|CC-BY|CC-BY-SA|CC-BY-NC|CC-BY-ND|CC-BY-NC-SA|CC-BY-NC-ND|ODBL|ODC-BY|PDDL|MIT|APACHE)-[0-9]\.[0-9]$|^MIT$`,
)

// spdxNames are the identifiers that are not written in capitals alone.
var spdxNames = strings.NewReplacer("ODBL", "ODbL", "ODC-BY", "ODC-By", "APACHE", "Apache")

// SPDX is the identifier of the licence, "" where its words are none.
func (p *Package) SPDX() string {
	id := strings.Join(strings.FieldsFunc(strings.ToUpper(p.Licence), func(r rune) bool { return r == ' ' || r == '-' }), "-")
	if id == "CC0" {
		id = "CC0-1.0"
	}
	if !spdx.MatchString(id) {
		return ""
	}
	return spdxNames.Replace(id)
}

// licenceAddress is where the licence stands, "" where it is not known.
func (p *Package) licenceAddress() string {
	if id := p.SPDX(); id != "" {
		return "https://spdx.org/licenses/" + id
	}
	if strings.HasPrefix(p.Licence, "https://") && !strings.ContainsAny(p.Licence, " \n") {
		return p.Licence
	}
	return ""
}

// language matches a code of ISO 639, as catalogues want it.
var language = regexp.MustCompile(`^[a-z]{2,3}$`)

// LanguageCodes are the languages of the texts, where people told them as codes.
func (p *Package) LanguageCodes() []string {
	var codes []string
	for _, word := range strings.FieldsFunc(p.Languages, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if !language.MatchString(word) {
			return nil // it is said in words
		}
		codes = append(codes, word)
	}
	return codes
}

// object is a JSON object.
type object = map[string]any

// write writes a value as JSON that people can read too. Members are in the order of their
// names, so that the same package is the same bytes.
func write(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
