package describe

import (
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Card is the name of the file that begins with what WriteCard writes.
const Card = "README.md"

// card is the head of the card of a data set on Hugging Face
// (https://huggingface.co/docs/hub/datasets-cards).
type card struct {
	Name      string   `yaml:"pretty_name"`
	Licence   string   `yaml:"license,omitempty"`
	Terms     string   `yaml:"license_name,omitempty"` // of a licence without an identifier
	Link      string   `yaml:"license_link,omitempty"`
	Languages []string `yaml:"language,omitempty"`
	Tasks     []string `yaml:"task_categories"`
	Tags      []string `yaml:"tags"`
	Sizes     []string `yaml:"size_categories"`
	Configs   []config `yaml:"configs"`
}

type config struct {
	Name    string `yaml:"config_name"`
	Default bool   `yaml:"default,omitempty"`
	Files   []part `yaml:"data_files"`
}

type part struct {
	Split string `yaml:"split"`
	Path  string `yaml:"path"`
}

// WriteCard writes the YAML at the head of the card: each table a configuration of its own,
// with the one split that data have that nobody divided.
func (p *Package) WriteCard(w io.Writer) error {
	c := card{
		Name: p.Title, Licence: strings.ToLower(p.SPDX()), Languages: p.LanguageCodes(),
		Tasks: []string{"text-classification"}, Tags: []string{"news", "annotation", "inter-annotator-agreement"},
	}
	if c.Licence == "" && p.Licence != "" {
		c.Licence, c.Terms, c.Link = "other", strings.Join(strings.Fields(p.Licence), " "), Card
	}
	for i, t := range p.Tables {
		if i == 0 {
			c.Sizes = []string{sizeOf(t.Rows)}
		}
		c.Configs = append(c.Configs, config{t.Name, i == 0, []part{{"train", t.Files[0].Path}}})
	}
	if _, err := io.WriteString(w, "---\n"); err != nil {
		return err
	}
	if err := yaml.NewEncoder(w).Encode(c); err != nil {
		return err
	}
	_, err := io.WriteString(w, "---\n\n")
	return err
}

// sizeOf is in which class of sizes so many rows are.
func sizeOf(rows int) string {
	for _, class := range []struct {
		below int
		name  string
	}{{1e3, "n<1K"}, {1e4, "1K<n<10K"}, {1e5, "10K<n<100K"}, {1e6, "100K<n<1M"}, {1e7, "1M<n<10M"}} {
		if rows < class.below {
			return class.name
		}
	}
	return "n>10M"
}
