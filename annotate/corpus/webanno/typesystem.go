package webanno

import (
	"encoding/xml"
	"path"
	"strings"

	"plumbline/annotate/corpus"
)

// typeSystem is what the types of a CAS are, as the file TypeSystem.xml beside it tells:
// which features of which type are values. Without that file it is empty.
type typeSystem map[string]map[string]bool

// typeSystemOf reads the file, wherever it lies in the source. Several are taken together:
// in a project all tell the same.
func typeSystemOf(s *corpus.Source) (typeSystem, error) {
	all := make(map[string]describedType)
	for _, f := range s.WithEnding(".xml") {
		if !strings.EqualFold(path.Base(f.Name), "TypeSystem.xml") {
			continue
		}
		var read struct {
			Types []describedType `xml:"types>typeDescription"`
		}
		if err := xml.Unmarshal(f.Data, &read); err != nil {
			return nil, f.Broken(lineOf(err))
		}
		for _, t := range read.Types {
			all[t.Name] = t
		}
	}
	types := make(typeSystem, len(all))
	for name := range all {
		types[name] = featuresOf(all, name)
	}
	return types, nil
}

type describedType struct {
	Name     string `xml:"name"`
	Super    string `xml:"supertypeName"`
	Features []struct {
		Name  string `xml:"name"`
		Range string `xml:"rangeTypeName"`
	} `xml:"features>featureDescription"`
}

// featuresOf tells of the features of a type, its own and those that it inherits, which
// are values.
func featuresOf(all map[string]describedType, name string) map[string]bool {
	values := make(map[string]bool)
	for range len(all) { // no type inherits from itself, whatever a file says
		t, known := all[name]
		if !known {
			break
		}
		for _, f := range t.Features {
			values[f.Name] = isValue(all, f.Range)
		}
		name = t.Super
	}
	return values
}

// isValue reports whether a range is of values; any other is of annotations.
func isValue(all map[string]describedType, name string) bool {
	if t, known := all[name]; known { // a list of allowed strings is a type of its own
		return t.Super == "uima.cas.String"
	}
	switch strings.TrimSuffix(strings.TrimPrefix(name, "uima.cas."), "Array") {
	case "String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double":
		return true
	}
	return false
}
