package main

import (
	"errors"
	"path/filepath"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ordinaryfile"
	"plumbline/store"
)

type labelsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	File    string `arg:"" optional:"" name:"FILE" help:"The table, with the columns paragraph_id,field,target,value and, where it is of several, annotator,layer,round. Labels of a set are joined by |; a flag is true. Or any other table of labels (CSV, TSV, XLSX), with a row a rating or a column an annotator; or an export of another tool: Label Studio JSON, doccano, WebAnno TSV, UIMA CAS XMI (INCEpTION), brat, REFI-QDA, as a file, a folder or a ZIP archive."`
	Layer   string `enum:",annotation,practice,final,model" default:"" placeholder:"annotation|practice|final|model" help:"What they are: answers of an annotator in real work (annotation) or for practice, what --as decided for all (final), or what a model says, which stays apart from people (model). Without it, as the column layer says, else real work."`
	As      string `placeholder:"ANNOTATOR" help:"Whose labels these are, or who decided: a short id, or model:NAME. A new one is taken up. Without it, the column annotator says it of each row. A model's table may say how probable each option is: in columns p:OPTION, or a row an option with the column probability."`
	Remove  string `placeholder:"model:NAME" help:"Instead of a FILE: take the labels of this model out again, all of them. The history keeps them."`
	Columns string `placeholder:"OURS=THEIRS,..." help:"What the table calls columns, where it has other names for them, such as paragraph_id=id,value=code. Of any other table, what its columns hold: unit, text, note, missing=NA, annotator=coder with the label= columns after it, or rater= for a column of one annotator."`

	Map           string `placeholder:"FILE.yaml" help:"Of another table or tool's export: what its columns, people and labels are here. A file that is not there is proposed; look at it, and give it again to bring in the labels."`
	KeepNames     bool   `help:"Of another table or tool's export: propose the names of its people as ids. Without it: new ids that say nothing."`
	Slots         bool   `help:"Of another table or tool's export: propose its people as slots that different people filled; their answers count, and nothing is told of them alone."`
	MakeQuestions bool   `help:"Of another table or tool's export: propose a question, with the labels as options, for every set of labels that fits none. When the labels are brought in, a version of the codebook with these questions is put in force."`
	Encoding      string `placeholder:"NAME" help:"Of another table: the encoding of the text, such as windows-1252, where it leaves it open."`
	DryRun        bool   `help:"Of another table or tool's export: tell what would be written, and write nothing."`
	JSON          bool   `name:"json" help:"Of another table or tool's export, with --dry-run: JSON instead of words."`
}

// Run checks the whole table, and writes what differs from the current answers.
func (c *labelsCommand) Run(s *session) error {
	if c.Remove != "" || c.File == "" {
		return c.remove(s)
	}
	if err := c.checkWhose(); err != nil {
		return err
	}
	if foreign, err := c.foreign(s); err != nil || foreign {
		return err
	}
	columns, err := calledColumns(c.Columns, dataset.LabelColumns())
	if err != nil {
		return err
	}
	file, err := ordinaryfile.Open(c.File, ordinaryfile.Most)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	table, err := dataset.ReadLabelFile(s, filepath.Base(c.File), file, columns...)
	if err != nil {
		return err
	}
	return s.change(c.Project, func(p *store.Project) error {
		if err := s.needConsent(p); err != nil {
			return err
		}
		plan, err := s.writePlanned(p, c.author(), func(pen *annotate.Pen) (*dataset.LabelPlan, error) {
			progress := newProgress(s.words)
			defer progress.end()
			cases, err := adjudicate.NewCases(s, p)
			if err != nil {
				return nil, err
			}
			excluded, err := annotate.ReadExclusions(s, p)
			if err != nil {
				return nil, err
			}
			return dataset.LabelImport{
				Annotator: c.As, Layer: annotate.Layer(c.Layer), Seen: cases.Seen, LeftOut: excluded,
				Progress: func(done, all int) { progress.show("Checking paragraph %d of %d", done, all) },
			}.Plan(s, p, pen, table)
		})
		if err != nil {
			return s.refused(c.File, err)
		}
		c.tell(s, plan, len(table.Marks))
		return nil
	})
}

// tell says what was written, and what was not.
func (c *labelsCommand) tell(s *session, plan *dataset.LabelPlan, marks int) {
	for _, annotator := range plan.New {
		s.say("%s is new in this project.", annotator)
	}
	s.say(
		"%s of %s: %d written, %d as they were.",
		amount(plan.Rows, "label"),
		plan.Units.Words(),
		plan.Changed,
		plan.Rows-plan.Changed-plan.Outdated,
	)
	for _, who := range plan.CountHere {
		s.say("%s was left out where the table was exported, and counts here, since no table has the reason: "+
			"\"plumb person %s %s --exclude REASON\" leaves them out.", who, c.Project, who)
	}
	if marks > 0 {
		s.say("%s: %d written, %d as they were.", amount(marks, "passage"), plan.Marked, marks-plan.Marked)
	}
	if plan.Probable > 0 {
		s.say("%s with probabilities: written.", amount(plan.Probable, "label"))
	}
	if plan.Outdated > 0 {
		s.say("%s left out: the questions mean something else now.", amount(plan.Outdated, "label"))
	}
}

// mostPlans is how often a plan is made anew because another program wrote in the
// same places; each time one of them got through.
const mostPlans = 20

// writePlanned plans what a table of labels would write and writes it, all in one
// transaction and only if nothing of what it was planned from has changed since, so
// that two programs with one table write each label once.
func (s *session) writePlanned(
	p *store.Project, author string, plan func(*annotate.Pen) (*dataset.LabelPlan, error),
) (*dataset.LabelPlan, error) {
	for n := 1; ; n++ {
		pen, err := s.pen(p, author)
		if err != nil {
			return nil, err
		}
		planned, err := plan(pen)
		if err != nil || len(planned.Entries) == 0 {
			return planned, err
		}
		err = p.AppendPlanned(s, planned.Entries...)
		if n < mostPlans && outdated(err) {
			continue
		}
		return planned, err
	}
}

// outdated reports that another program wrote in the same places since a plan was made.
func outdated(err error) bool {
	var refused *annotate.Error
	return errors.As(err, &refused) && refused.Code == annotate.CodeOutdated
}
