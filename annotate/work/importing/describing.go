package importing

import (
	"maps"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// usual are the columns that every table of articles has.
var usual = []string{
	annotate.MetaTitle, annotate.MetaOutlet, annotate.MetaAuthor, annotate.MetaPublished, document.Language,
	annotate.MetaURL, annotate.MetaEvent, annotate.MetaStratum,
}

// Columns are the fields that are known of any article, the usual ones first.
func (s *Session) Columns() []string {
	free := make(map[string]bool)
	for _, name := range s.free {
		free[name] = true
	}
	for _, f := range s.files {
		for _, a := range f.Articles {
			for name := range a.values {
				if strings.HasPrefix(name, annotate.FreePrefix) && name != document.Language {
					free[name] = true
				}
			}
		}
	}
	columns := slices.Clone(usual)
	if len(s.wanted) > 1 {
		columns = append(columns, annotate.MetaTargets)
	}
	return append(columns, slices.Sorted(maps.Keys(free))...)
}

// AddColumn adds a column of the person's own and returns its field.
func (s *Session) AddColumn(name string) (string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	name = strings.TrimPrefix(name, annotate.FreePrefix)
	if name == "" {
		return "", annotate.Fail(annotate.CodeInvalid, "import.name-the-column")
	}
	for _, field := range s.Columns() {
		if strings.TrimPrefix(field, annotate.FreePrefix) == name {
			return "", annotate.Fail(annotate.CodeInvalid, "import.column-is-there", "Column", name)
		}
	}
	field := annotate.FreePrefix + name
	s.free = append(s.free, field)
	s.changed()
	return field, nil
}

// Ask has articles ask about some targets alone, named as the project names them and
// parted by ";"; nothing, or all of them, is about all.
func (s *Session) Ask(names string, articles ...*Article) error {
	var wanted []string
	for name := range strings.SplitSeq(names, ";") {
		if name = strings.TrimSpace(name); name != "" {
			wanted = append(wanted, name)
		}
	}
	ids, err := annotate.FindTargets(s.wanted, wanted)
	if err != nil {
		return err
	}
	if len(ids) == len(s.wanted) {
		ids = nil
	}
	s.Describe(annotate.MetaTargets, annotate.JoinIDs(ids), articles...)
	return nil
}

// Targets are those of the project.
func (s *Session) Targets() []annotate.Target { return s.wanted }

// Asks names the targets that an article asks about, as they are typed; "" is all.
func (s *Session) Asks(a *Article) string {
	ids := annotate.SplitIDs(a.values[annotate.MetaTargets].Value)
	var names []string
	for _, t := range s.wanted {
		if slices.Contains(ids, t.ID) {
			names = append(names, t.Name)
		}
	}
	return strings.Join(names, "; ")
}

// Describe says something about articles, "" that it is not known.
func (s *Session) Describe(field, value string, articles ...*Article) {
	if s.stage == Writing {
		return
	}
	value = document.OneLine(value)
	for _, a := range articles {
		if a.values[field].Value != value {
			a.values[field] = Value{Value: value}
		}
	}
	s.changed()
}

// Coming are the articles that come in as they stand.
func (s *Session) Coming() (all []*Article) {
	for _, f := range s.files {
		for _, a := range f.Articles {
			if a.Comes() {
				all = append(all, a)
			}
		}
	}
	return all
}

// metaOf is what the project will know of an article.
func (a *Article) metaOf() annotate.Meta {
	var m annotate.Meta
	for field, v := range a.values {
		if v.Value != "" {
			m.Set(field, v.Value)
		}
	}
	return m
}
