package webanno

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
)

// structure is an element of a CAS: an annotation, a text, or a list of values.
type structure struct {
	typeName, id     string
	sofa, begin, end string // the text that it is of, and where in it
	features         []feature
}

const (
	typeText    = "uima.cas.Sofa"
	typeStrings = "uima.cas.StringArray"
)

// isOfCAS reports what no annotator made.
func (s *structure) isOfCAS() bool { return strings.HasPrefix(s.typeName, "uima.") }

// structural are types by which programs know the parts of a text and how it was made.
var structural = []string{
	"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence",
	"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Paragraph", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Heading",
	"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Div", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.TokenForm",
	"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.", "de.tudarmstadt.ukp.clarin.webanno.api.type.",
}

// isStructure reports what tells how a text was made and parted.
func (s *structure) isStructure() bool {
	for _, name := range structural {
		if s.typeName == name || strings.HasSuffix(name, ".") && strings.HasPrefix(s.typeName, name) {
			return true
		}
	}
	return false
}

func (s *structure) has(feature string) bool { return s.feature(feature) != "" }

// feature is the value of a feature, "" for none.
func (s *structure) feature(name string) string {
	for _, f := range s.features {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// structuresOf reads the elements of a file, in their order.
func structuresOf(ctx context.Context, f *corpus.File) ([]structure, error) {
	text, err := f.UTF8()
	if err != nil {
		return nil, err
	}
	var all []structure
	tokens, depth := xml.NewDecoder(strings.NewReader(asXML10(text))), 0
	for {
		token, err := tokens.Token()
		switch {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, f.Broken(lineOf(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > document.MaxDepth {
				return nil, document.Fail("nested_too_deep", "corpus.nested", "File", f.Name, "Most", document.MaxDepth)
			}
			switch depth {
			case 2:
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				all = append(all, structureOf(t))
			case 3: // one of several values
				s := &all[len(all)-1]
				s.features = append(s.features, feature{name: t.Name.Local})
			}
		case xml.CharData:
			if depth >= 3 {
				last := &all[len(all)-1]
				last.features[len(last.features)-1].value += string(t)
			}
		case xml.EndElement:
			depth--
		}
	}
}

func structureOf(element xml.StartElement) structure {
	s := structure{typeName: typeOf(element.Name)}
	for _, a := range element.Attr {
		switch {
		case a.Name.Space != "" && a.Name.Local == "id":
			s.id = a.Value
		case a.Name.Space != "":
		case s.typeName == typeText && a.Name.Local == "sofa":
		case a.Name.Local == "sofa":
			s.sofa = a.Value
		case a.Name.Local == "begin":
			s.begin = a.Value
		case a.Name.Local == "end":
			s.end = a.Value
		case a.Value != "":
			s.features = append(s.features, feature{a.Name.Local, a.Value})
		}
	}
	return s
}

// typeOf is the name of a type: of Span in "http:///webanno/custom.ecore" it is
// webanno.custom.Span.
func typeOf(name xml.Name) string {
	space := strings.TrimSuffix(strings.TrimPrefix(name.Space, "http:///"), ".ecore")
	if space == "uima/noNamespace" || space == "" {
		return name.Local
	}
	return strings.ReplaceAll(space, "/", ".") + "." + name.Local
}

var (
	version11   = regexp.MustCompile(`^<\?xml[^>]{0,20}version=["']1\.1["']`)
	reference11 = regexp.MustCompile(`&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,8});`)
)

// asXML10 writes XML 1.1 as 1.0, which has no characters for control.
func asXML10(text string) string {
	head := version11.FindString(text)
	if head == "" {
		return text
	}
	text = strings.Replace(head, "1.1", "1.0", 1) + text[len(head):]
	return reference11.ReplaceAllStringFunc(text, func(escaped string) string {
		digits, base := escaped[2:len(escaped)-1], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err == nil && n < ' ' && n != '\t' && n != '\n' && n != '\r' {
			return "\ufffd"
		}
		return escaped
	})
}

func lineOf(err error) int {
	var broken *xml.SyntaxError
	if errors.As(err, &broken) {
		return broken.Line
	}
	return 0
}
