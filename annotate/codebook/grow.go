package codebook

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// MostOptions is how many options a question can have keys for.
const MostOptions = len(optionKeyLetters)

// optionKeyLetters are the keys that options get, in this order.
const optionKeyLetters = "123456789abcdefghijklmnopqrstuvwxyz0"

// Addition is a question that a codebook gets, which need not be answered. Its options
// get keys in their order.
type Addition struct {
	Key, Label, Question string
	Several              bool // an answer is a set of options
	Options              []string
}

type addedField struct {
	Key      string        `yaml:"key"`
	Label    string        `yaml:"label"`
	Meaning  int           `yaml:"meaning"`
	Question string        `yaml:"question"`
	Scale    string        `yaml:"scale"`
	Required bool          `yaml:"required"`
	Metric   string        `yaml:"metric"`
	Options  []addedOption `yaml:"options"`
}

type addedOption struct {
	Value      string `yaml:"value"`
	Key        string `yaml:"key"`
	Definition string `yaml:"definition"`
}

// With is the next version of a codebook, with further questions after the others, before
// notes and doubts. What was there stays, comments included.
func (c *Codebook) With(additions ...Addition) (*Codebook, error) {
	var file yaml.Node
	if err := yaml.Unmarshal(c.Source, &file); err != nil {
		return nil, err
	}
	root := file.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		switch value := root.Content[i+1]; root.Content[i].Value {
		case "version":
			value.Value = nextVersion(c.Version)
		case "fields":
			nodes := make([]*yaml.Node, len(additions))
			for n := range additions {
				nodes[n] = &yaml.Node{}
				if err := nodes[n].Encode(additions[n].field()); err != nil {
					return nil, err
				}
			}
			at := slices.IndexFunc(c.Fields, func(f Field) bool { return f.IsAside() })
			if at < 0 {
				at = len(c.Fields)
			}
			value.Content = slices.Insert(value.Content, at, nodes...)
		}
	}
	var source bytes.Buffer
	out := yaml.NewEncoder(&source)
	out.SetIndent(2)
	if err := out.Encode(&file); err != nil {
		return nil, err
	}
	return Parse(source.Bytes())
}

func (a *Addition) field() addedField {
	f := addedField{
		Key: a.Key, Label: a.Label, Meaning: 1, Question: a.Question, Scale: Nominal.Name, Metric: Nominal.metrics()[0].Name,
	}
	if a.Several {
		f.Scale, f.Metric = Set.Name, Set.metrics()[0].Name
	}
	for i, value := range a.Options {
		f.Options = append(f.Options, addedOption{value, optionKeyLetters[i : i+1], value})
	}
	return f
}

// nextVersion counts the second number of a version on, or appends one.
func nextVersion(version string) string {
	parts := strings.Split(version, ".")
	if len(parts) < 2 {
		return version + ".1"
	}
	minor, err := strconv.Atoi(parts[1])
	if err != nil {
		return version + ".1"
	}
	next := []string{parts[0], strconv.Itoa(minor + 1)}
	for range parts[2:] {
		next = append(next, "0")
	}
	return strings.Join(next, ".")
}

// FieldKey makes a key that no field has of a name.
func (c *Codebook) FieldKey(name string, taken ...string) string {
	key := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, name), "_0123456789")
	key = key[:min(len(key), maxName/2)]
	if key == "" || !isFieldKey(key) || key == anyWord || key == allWord || key == textHasWord || strings.HasSuffix(key, notSuffix) {
		key = "tag"
	}
	for base, n := key, 2; c.Field(key) != nil || slices.Contains(taken, key); n++ {
		key = base + "_" + strconv.Itoa(n)
	}
	return key
}
