package main

import (
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/store"
)

type exportCommand struct {
	Project    string   `arg:"" name:"PROJECT" help:"The project."`
	Format     string   `required:"" enum:"${formats}" placeholder:"${format}" help:"${formats_hold}"`
	Layer      []string `placeholder:"annotation,final,practice,soft,majority,model" help:"What to write: what annotators said (annotation), what was finally decided (final), practice; the share of annotators who gave each value (soft), what more of them gave than any other value (majority, empty in a tie), what programs say (model): the labels that were brought in of models, and what Dawid-Skene and MACE estimate, with the probabilities. Without it: annotation and final."`
	Annotator  []string `placeholder:"ID" help:"Only the answers of this person, and without --layer nothing that was decided. Repeat for more."`
	Recognised []string `placeholder:"no|guess|knew" help:"Only answers of those who recognised the hidden outlet this far. Repeat for more."`
	From       string   `placeholder:"DATE" help:"Only what was submitted on this day or later: 2031-05-06."`
	Until      string   `placeholder:"DATE" help:"Only what was submitted on this day or earlier."`
	Submitted  bool     `help:"Only what was submitted, no drafts."`
	All        bool     `help:"Also the paragraphs without answers, a row each."`
	Only       []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	Withdrawn  bool     `help:"Also the articles that were withdrawn."`
	asOf
	giveAway
	Attributes string `placeholder:"FILE" help:"Write the private attributes of people, which no other export has, as a table of their own: annotator, attribute, value."`
	ForExcel   bool   `help:"Make the CSV safe to open in a spreadsheet: whatever looks like a formula, as a title or an id may, gets an apostrophe in front."`
	Output     string `short:"o" placeholder:"FILE" help:"Write to this file, which appears when it is complete. Without it: to the standard output."`
}

// formatVars say in the help which formats there are.
func formatVars() kong.Vars {
	var names, hold []string
	for _, f := range dataset.Formats() {
		if f.Name != "" {
			names = append(names, f.Name)
			hold = append(hold, f.Holds+" ("+f.Name+")")
		}
	}
	for _, l := range release.Layouts() {
		names = append(names, l.Name)
		hold = append(hold, l.Holds+" ("+l.Name+")")
	}
	sentence := strings.Join(hold[:len(hold)-1], ", ") + " or " + hold[len(hold)-1] + "."
	return kong.Vars{
		"formats": strings.Join(names, ","), "format": strings.Join(names, "|"),
		"formats_hold": strings.ToUpper(sentence[:1]) + sentence[1:],
	}
}

// Run writes the export.
func (c *exportCommand) Run(s *session) error {
	if layout := release.LayoutNamed(c.Format); layout != nil {
		return c.release(s, layout)
	}
	if err := c.unused(); err != nil {
		return err
	}
	format := dataset.FormatNamed(c.Format)
	if c.ForExcel {
		if format = format.ForExcel; format == nil {
			return misused("--for-excel goes with --format csv: it marks what a spreadsheet would run.")
		}
	}
	what := dataset.Export{Format: format, All: c.All, Withdrawn: c.Withdrawn, Submitted: c.Submitted}
	if err := c.choose(&what); err != nil {
		return err
	}
	if err := s.thaw(c.Project, c.asOf); err != nil {
		return err
	}
	return s.read(c.Project, func(p *store.Project) error {
		if err := c.attributes(s, p); err != nil {
			return err
		}
		if c.Output == "" || c.Output == "-" {
			_, err := what.Write(s, s.out, p)
			return err
		}
		progress := newProgress(s.words)
		what.Progress = func(rows int) { progress.show("Writing row %d", rows) }
		rows, err := what.WriteFile(s, c.Output, p)
		progress.end()
		if err != nil {
			return err
		}
		s.say("Wrote %s to %s.", amount(rows, format.Counts), c.Output)
		return sayErased(s, p)
	})
}

// choose reads which layers, articles and answers are wanted.
func (c *exportCommand) choose(what *dataset.Export) (err error) {
	for _, layer := range c.Layer {
		if !slices.Contains(dataset.Layers(), annotate.Layer(layer)) {
			return misused("--layer is annotation, final, practice, soft, majority or model, not %s.", layer)
		}
		what.Layers = append(what.Layers, annotate.Layer(layer))
	}
	what.Filter.Annotators, what.Filter.Recognised = c.Annotator, c.Recognised
	if c.From != "" {
		if what.Filter.From, err = time.ParseInLocation(time.DateOnly, c.From, time.Local); err != nil {
			return misused("--from is a day such as 2031-05-06, not %s.", c.From)
		}
	}
	if c.Until != "" {
		last, err := time.ParseInLocation(time.DateOnly, c.Until, time.Local)
		if err != nil {
			return misused("--until is a day such as 2031-05-06, not %s.", c.Until)
		}
		what.Filter.Until = last.AddDate(0, 0, 1)
	}
	what.Only, err = annotate.ReadSelection(c.Only)
	return err
}

// sayErased tells of what was destroyed on demand and so is in no export.
func sayErased(s *session, p *store.Project) error {
	erased, err := p.Destroyed(s)
	if err == nil && erased.Entries > 0 {
		s.say("Forgotten on demand, and so not in it: %s.", entriesWords(erased.Entries, ""))
	}
	if err == nil && erased.Paragraphs > 0 {
		s.say("Destroyed on demand: the text of %s.", amount(erased.Paragraphs, "paragraph"))
	}
	return err
}

// attributes writes the private attributes, if they are asked for.
func (c *exportCommand) attributes(s *session, p *store.Project) error {
	if c.Attributes == "" {
		return nil
	}
	all, err := p.Attributes(s)
	if err != nil {
		return err
	}
	if err := dataset.WriteAttributes(c.Attributes, all); err != nil {
		return err
	}
	s.say("Wrote %s to %s; keep that file as private as they are.", amount(len(all), "private attribute"), c.Attributes)
	return nil
}
