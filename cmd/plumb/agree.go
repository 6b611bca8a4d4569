package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/review"
)

type agreeCommand struct {
	Project  string   `arg:"" optional:"" name:"PROJECT" help:"The project. Or give a table of anyone's with --table."`
	Field    string   `placeholder:"QUESTION" help:"Only this question of the codebook, with every statistic of it."`
	Target   string   `placeholder:"TARGET" help:"Only this target, by its name, an alias or its id."`
	By       string   `placeholder:"ATTRIBUTE" help:"Also within and between the groups of annotators who share this private attribute."`
	Resample string   `placeholder:"articles|paragraphs" help:"What the intervals stand on: whole articles (without this flag), because the paragraphs of an article resemble each other, or single paragraphs."`
	Evidence bool     `help:"How far annotators mark the same words for the same answers, instead of how far they answer alike."`
	Rounds   bool     `help:"How far each annotator agrees with themselves, where paragraphs were asked again, instead of with each other."`
	Only     []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	Known    []string `name:"recognised" sep:"," placeholder:"no|guess|knew" help:"Only answers to articles whose outlet their annotator says to have recognised so far, where outlets are hidden; several by commas."`
	Against  string   `placeholder:"model:NAME" help:"Beside people, the labels of this model: alpha with each of them, accuracy, F1, how near its probabilities are to their votes, calibration, and whether it stands in for a person."`
	Epsilon  float64  `default:"0.15" help:"With --against: what a person's time costs more than the model's, from which on the model may be as far behind: 0.2 for experts, 0.15 for trained annotators, 0.1 for crowd workers."`
	Drafts   bool     `help:"Count paragraphs that are not submitted too."`
	asOf
	tableFlags
	Continuum string `placeholder:"BEGIN,LENGTH" help:"With --type span: where each text of the table begins and how long it is, in code points. Without it: from 0 to the last span."`
	Pairs     string `placeholder:"all" help:"With all: every pair of annotators that shares something, and everyone left out, also of more than 30 annotators, of whom there are else only the highest and the lowest."`
	Draws     int    `placeholder:"N" help:"Draw the intervals N times by a bootstrap, instead of leaving out each article in turn."`
	Seed      uint64 `default:"1" help:"What decides the draws of a bootstrap, and what is shuffled to find who reads differently."`
	JSON      bool   `name:"json" help:"One JSON object: units, annotators, ratings, results."`
}

// maxDraws is far more than any interval needs.
const maxDraws = 1_000_000

// Run writes how far annotators agree.
func (c *agreeCommand) Run(s *session) error {
	if err := c.oneSource(c.Project); err != nil {
		return err
	}
	if c.Draws < 0 || c.Draws > maxDraws {
		return misused("--draws is a number from 1 to %d, not %d.", maxDraws, c.Draws)
	}
	if c.Pairs != "" && c.Pairs != "all" {
		return misused("--pairs takes all, not %s.", c.Pairs)
	}
	if c.Table == "" {
		if err := s.thaw(c.Project, c.asOf); err != nil {
			return err
		}
		if c.Against != "" {
			return c.ofModel(s)
		}
		return c.ofProject(s)
	}
	if c.narrowed() {
		return misused(
			"--field, --target, --by, --only, --recognised, --resample, --evidence, --rounds, --against, --as-of and --drafts go with a project; a table has only annotators, units and labels.",
		)
	}
	if c.Type == ofSpans {
		return c.ofSpanTable(s)
	}
	return c.ofTable(s)
}

// narrowed tells whether a flag was given that only a project has an answer to.
func (c *agreeCommand) narrowed() bool {
	return c.Field != "" || c.Target != "" || c.By != "" || c.Resample != "" || c.Drafts || c.Rounds || c.Evidence || c.AsOf != "" ||
		c.Against != "" ||
		len(c.Only)+len(c.Known) > 0
}

// oneSource checks that labels come from a project or from a table.
func (f tableFlags) oneSource(project string) error {
	switch {
	case project == "" && f.Table == "":
		return misused("Name a project, or a table with --table FILE.csv.")
	case project != "" && f.Table != "":
		return misused("Name a project or a table, not both.")
	case project != "" && (f.Type != "" || f.Categories != ""):
		return misused("--type and --categories go with --table; a project has its codebook.")
	case project != "" && (f.Columns != "" || f.Missing != ""):
		return misused("--columns and --missing go with --table.")
	case f.Table != "" && f.Type == "":
		return misused("--table needs --type nominal, ordinal, interval, ratio or set; agree also takes span.")
	}
	return nil
}

// ofTable computes everything that the labels of a table allow.
func (c *agreeCommand) ofTable(s *session) error {
	if c.Continuum != "" {
		return misused("--continuum goes with --type span.")
	}
	labels, err := c.read(s, false)
	if err != nil {
		return err
	}
	ratings, err := labels.Table()
	if err != nil {
		return annotate.Wrap(err, annotate.CodeInvalid, "plumb.table", "File", c.Table, "Cause", err)
	}
	if err := s.Err(); err != nil {
		return err
	}
	results := agreement.Summary(ratings, agreement.Plan{Draws: c.Draws, Seed: c.Seed, AllPairs: c.Pairs != ""})
	for _, note := range agreement.Notes(ratings) {
		s.say("%s", note.Text())
	}
	all := measurements{
		Units: len(labels.Units), Annotators: len(labels.Annotators), Ratings: ratings.Ratings(),
		Results: make([]any, len(results)),
	}
	for i := range results {
		all.Results[i] = results[i]
	}
	if c.JSON {
		return writeObject(s.out, all)
	}
	w := newWords(s.out)
	w.line("%s, %s, %s", amount(all.Units, "unit"), amount(all.Annotators, "annotator"), amount(all.Ratings, "label"))
	w.line("")
	w.results(results)
	w.line("")
	w.line("Alpha, Scott's pi and what has no formula have intervals %s, the others from their formulas.", c.intervalSource("unit"))
	return w.end()
}

// intervalSource says what intervals come from.
func (c *agreeCommand) intervalSource(part string) string {
	if c.Draws > 0 {
		return fmt.Sprintf("from %s of %ss (seed %d)", amount(c.Draws, "draw"), part, c.Seed)
	}
	return fmt.Sprintf("from leaving out each %s in turn", part)
}

// measurements is what agree writes as JSON.
type measurements struct {
	// AsOf is what was frozen, if the numbers are of that.
	AsOf       *freezeTold `json:"as_of,omitempty"`
	Units      int         `json:"units"`
	Annotators int         `json:"annotators"`
	Ratings    int         `json:"ratings"`
	// Excluded are those whose answers a lead left out.
	Excluded []annotate.Exclusion `json:"excluded,omitempty"`
	// Presets say how final answers came about; nil of a table and where there are none.
	Presets *review.Presets `json:"presets,omitempty"`
	// Unusable are the paragraphs of which nothing can be said; nil where there are none.
	Unusable *review.Unusable `json:"unusable,omitempty"`
	Results  []any            `json:"results"`
}

// tableFlags say how a table of anyone's is to be read.
type tableFlags struct {
	Table      string `placeholder:"FILE.csv" help:"A table with the columns annotator,unit,label, in any order and with others among them. An empty label is a missing one; labels of a set are joined by |, the empty set is {}."`
	Columns    string `placeholder:"OURS=THEIRS,..." help:"What the table calls its columns, such as annotator=coder,unit=id,label=bias."`
	Missing    string `placeholder:"NA,None,-" help:"Labels of the table that stand for a missing one, as one line of CSV."`
	Type       string `placeholder:"nominal|ordinal|interval|ratio|set" help:"What the labels of the table mean to each other; agree also takes span, of a table with the columns annotator,unit,start,end,label."`
	Categories string `placeholder:"A,B,C" help:"All possible labels of the table in their order, also those that nobody used, as one line of CSV. Without it: those that occur."`
}

// read reads the table and tells what may not be meant as it counts.
func (f tableFlags) read(s *session, repeats bool) (*table.Labels, error) {
	form, err := f.form()
	if err != nil {
		return nil, err
	}
	form.Repeats = repeats
	file, err := ordinaryfile.Open(f.Table, ordinaryfile.Most)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	labels, err := table.Read(file, form)
	var wrong *table.Error
	switch {
	case errors.As(err, &wrong) && wrong.Line > 0:
		key := "plumb.table-line"
		if wrong.Message.Key() == "tabular.columns-missing" {
			key = "plumb.table-columns"
		}
		return nil, annotate.Wrap(err, annotate.CodeInvalid, key, "File", f.Table, "Line", wrong.Line, "Problem", wrong.Message)
	case errors.As(err, &wrong):
		return nil, annotate.Wrap(err, annotate.CodeInvalid, "plumb.table-problem", "File", f.Table, "Problem", wrong.Message)
	case err != nil:
		return nil, err
	}
	for _, oddity := range labels.Oddities {
		s.say("%s", oddity)
	}
	return labels, nil
}

// form is how the labels of the table are read.
func (f tableFlags) form() (form table.Form, err error) {
	if form.Scale, err = agreement.ParseScale(f.Type); err != nil {
		return form, misused("--type: %v.", err)
	}
	if form.Categories, err = parseList("--categories", f.Categories); err != nil {
		return form, err
	}
	if form.Missing, err = parseList("--missing", f.Missing); err != nil {
		return form, err
	}
	form.Columns, err = calledColumns(f.Columns, table.Columns())
	return form, err
}

// parseList reads the value of a flag that is one record of CSV.
func parseList(flag, text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	lines := csv.NewReader(strings.NewReader(text))
	list, err := lines.Read()
	if err == nil {
		if _, more := lines.Read(); !errors.Is(more, io.EOF) {
			err = errors.New("more than one line")
		}
	}
	if err != nil {
		return nil, misused("%s is one line of CSV such as a,b,\"c, d\"; what was given is not: %v.", flag, err)
	}
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list, nil
}
