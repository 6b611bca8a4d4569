package describe

import (
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"
	"time"

	"plumbline/annotate/dataset/table"
)

// Frictionless is the name of the file that WriteFrictionless writes.
const Frictionless = "datapackage.json"

// The profiles of Data Package 2.0 (https://datapackage.org/standard/data-package/).
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	schemaProfile   = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// WriteFrictionless writes a Data Package: each file a resource, each table with its
// columns.
func (p *Package) WriteFrictionless(w io.Writer) error {
	d := datapackage{
		Schema: packageProfile, Name: p.Name(), Title: p.Title, Description: p.description(), Version: p.Version,
		Created: p.Released.UTC().Format(time.RFC3339),
	}
	if address, id := p.licenceAddress(), p.SPDX(); address != "" {
		d.Licenses = []licence{{Name: id, Path: address, Title: p.Licence}}
	}
	if p.Creators != "" {
		d.Contributors = []contributor{{Title: p.Creators, Roles: []string{"creator"}}}
	}
	told := object{"licence": p.Licence, "languages": p.Languages}
	for key, words := range told {
		if words == "" {
			delete(told, key)
		}
	}
	d.Told = told
	for i := range p.Tables {
		d.Resources = append(d.Resources, p.Tables[i].resources()...)
	}
	for _, f := range p.Files {
		if !p.isTable(f.Path) {
			d.Resources = append(d.Resources, f.resource(strings.ReplaceAll(f.Path, "/", "-")))
		}
	}
	return write(w, d)
}

// datapackage is the descriptor, as far as we write it.
type datapackage struct {
	Schema       string        `json:"$schema"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Version      string        `json:"version"`
	Created      string        `json:"created"`
	Licenses     []licence     `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Told         object        `json:"plumbline,omitempty"` // in people's words
	Resources    []resource    `json:"resources"`
}

type licence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type contributor struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

type resource struct {
	Schema      string       `json:"$schema"`
	Name        string       `json:"name"`
	Title       string       `json:"title,omitempty"`
	Path        string       `json:"path"`
	Description string       `json:"description,omitempty"`
	Type        string       `json:"type,omitempty"`
	Format      string       `json:"format"`
	Media       string       `json:"mediatype"`
	Encoding    string       `json:"encoding,omitempty"`
	Bytes       int64        `json:"bytes"`
	Hash        string       `json:"hash"`
	Rows        *int         `json:"plumbline_rows,omitempty"`
	Dialect     *dialect     `json:"dialect,omitempty"`
	Columns     *tableSchema `json:"schema,omitempty"`
}

type dialect struct {
	Header      bool   `json:"header"`
	Delimiter   string `json:"delimiter"`
	Terminator  string `json:"lineTerminator"`
	Quote       string `json:"quoteChar"`
	DoubleQuote bool   `json:"doubleQuote"`
}

type tableSchema struct {
	Schema  string   `json:"$schema"`
	Fields  []field  `json:"fields"`
	Missing []string `json:"missingValues"`
}

type field struct {
	Name        string   `json:"name"`
	Type        string   `json:"type"`
	Format      string   `json:"format,omitempty"`
	Description string   `json:"description,omitempty"`
	True        []string `json:"trueValues,omitempty"`
	Unit        string   `json:"plumbline_unit,omitempty"`
	Empty       string   `json:"plumbline_empty,omitempty"` // what an empty cell says
}

// hashTag says how a hash of a resource was made.
const hashTag = "sha256:"

func (f *File) resource(name string) resource {
	return resource{
		Schema: resourceProfile, Name: strings.ToLower(name), Title: path.Base(f.Path), Path: f.Path, Description: f.Holds,
		Format: strings.TrimPrefix(path.Ext(f.Path), "."), Media: f.Media, Bytes: f.Bytes, Hash: hashTag + f.SHA256,
	}
}

func (t *Table) resources() (all []resource) {
	for i := range t.Files {
		f := &t.Files[i]
		r := f.resource(t.Name)
		r.Title, r.Description, r.Type = t.Name, t.Meaning, "table"
		r.Columns, r.Rows = t.schema(), &t.Rows
		if f.Media == CSV {
			r.Encoding, r.Dialect = "utf-8", &dialect{true, ",", "\n", `"`, true}
		} else {
			r.Name = t.Name + "-" + r.Format
		}
		all = append(all, r)
	}
	return all
}

// fieldTypes are the types of columns as a Table Schema calls them.
var fieldTypes = map[table.Type]string{
	table.Text: "string", table.Integer: "integer", table.Number: "number", table.Moment: "datetime", table.Flag: "boolean",
}

func (t *Table) schema() *tableSchema {
	s := tableSchema{Schema: schemaProfile, Missing: []string{""}}
	for _, c := range t.Columns {
		f := field{Name: c.Name, Type: fieldTypes[c.Type], Description: c.Meaning, Unit: c.Unit, Empty: c.Missing}
		if c.Type == table.Flag {
			f.True = []string{table.Yes}
		}
		s.Fields = append(s.Fields, f)
	}
	return &s
}

// isTable reports whether a file is one of a table.
func (p *Package) isTable(file string) bool {
	for i := range p.Tables {
		for _, f := range p.Tables[i].Files {
			if f.Path == file {
				return true
			}
		}
	}
	return false
}

// errNotOurs says that a Data Package is none that was written here.
var errNotOurs = errors.New("no package of ours")

// ReadFrictionless reads what WriteFrictionless wrote.
func ReadFrictionless(data []byte) (*Package, error) {
	var d datapackage
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, err
	}
	p := &Package{Title: d.Title, About: d.Description, Version: d.Version}
	var err error
	if p.Released, err = time.Parse(time.RFC3339, d.Created); err != nil || d.Schema != packageProfile {
		return nil, errNotOurs
	}
	p.Licence, _ = d.Told["licence"].(string)
	p.Languages, _ = d.Told["languages"].(string)
	for _, c := range d.Contributors {
		p.Creators = c.Title
	}
	for i := range d.Resources {
		p.take(&d.Resources[i])
	}
	return p, nil
}

// take takes a resource up, as a file and, if it is one, as a table.
func (p *Package) take(r *resource) {
	f := File{r.Path, r.Description, r.Media, r.Bytes, strings.TrimPrefix(r.Hash, hashTag)}
	p.Files = append(p.Files, f)
	if r.Columns == nil {
		return
	}
	if last := len(p.Tables) - 1; last >= 0 && p.Tables[last].Name == r.Title {
		p.Tables[last].Files = append(p.Tables[last].Files, f)
		return
	}
	t := Table{Name: r.Title, Meaning: r.Description, Files: []File{f}}
	if r.Rows != nil {
		t.Rows = *r.Rows
	}
	for _, c := range r.Columns.Fields {
		column := table.Column{Name: c.Name, Meaning: c.Description, Unit: c.Unit, Missing: c.Empty}
		for of, name := range fieldTypes {
			if name == c.Type {
				column.Type = of
			}
		}
		t.Columns = append(t.Columns, column)
	}
	p.Tables = append(p.Tables, t)
}
