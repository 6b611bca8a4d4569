package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/codebook"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/wholefile"
	"plumbline/store"
)

type datasheetCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Agreement on articles alone of which this is known, as in the report."`
	asOf
	Answers string `placeholder:"FILE.yaml" help:"What only people know: a text for the name of each blank, such as \"licence: CC BY 4.0\"."`
	Output  string `short:"o" placeholder:"FILE" help:"Write to this file, which appears when it is complete: .html for a page, else Markdown. Without it: Markdown to the standard output."`
}

// Run writes the data sheet that goes with the project's data.
func (c *datasheetCommand) Run(s *session) error {
	words, err := answersIn(c.Answers)
	if err != nil {
		return err
	}
	if err := s.thaw(c.Project, c.asOf); err != nil {
		return err
	}
	return s.read(c.Project, func(p *store.Project) error {
		of, err := s.study(p, c.Project, c.Only, 0)
		if err != nil {
			return err
		}
		sheet := datasheet.New(of)
		if err := sheet.Fill(words); err != nil {
			return err
		}
		if err := c.write(s, sheet); err != nil {
			return err
		}
		if blanks := sheet.Blanks(); len(blanks) > 0 {
			s.say("Left for people to tell: %s. Give them by --answers FILE.yaml.", strings.Join(blanks, ", "))
		}
		return nil
	})
}

func (c *datasheetCommand) write(s *session, sheet *datasheet.Datasheet) error {
	write := sheet.WriteMarkdown
	if strings.EqualFold(filepath.Ext(c.Output), ".html") {
		write = sheet.WriteHTML
	}
	if c.Output == "" || c.Output == "-" {
		return write(s.out)
	}
	if err := wholefile.Replace(c.Output, write); err != nil {
		return err
	}
	s.say("Wrote the data sheet to %s.", c.Output)
	return nil
}

// answersIn reads what people told, by the name of the blank, from a file, if one is named.
func answersIn(path string) (map[string]string, error) {
	if path == "" {
		return nil, nil
	}
	data, err := ordinaryfile.Read(path, codebook.MaxSize)
	if err != nil {
		return nil, err
	}
	var words map[string]string
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&words); err != nil && !errors.Is(err, io.EOF) {
		return nil, misused("%s is no list of answers: %v. Each line is a name and a text, such as \"licence: CC BY 4.0\".", path, err)
	}
	return words, nil
}
