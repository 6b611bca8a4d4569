package place

import (
	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/report"
	"plumbline/annotate/team"
)

// Command is something that a place asks the window to do: one of the types of
// this file. The window opens the dialogs that it takes.
type Command interface{ command() }

// Simple is a command that needs no more than its name.
type Simple string

// The simple commands.
const (
	Import           Simple = "import"            // articles, from files that are asked for
	ExportAttributes Simple = "export attributes" // what is privately known of people
	SaveCopy         Simple = "save copy"
	BackUp           Simple = "back up"
	BackupRoom       Simple = "room for backups"
	SwitchPerson     Simple = "switch person"
	EditTargets      Simple = "edit targets"
	PracticeSettings Simple = "practice settings" // the pass mark and what is asked again
	Practise         Simple = "practise"          // over to practice, where it was left
	LeavePractice    Simple = "leave practice"    // back to real work
	AskConsent       Simple = "ask consent"       // to what the project asks of annotators
	Consent          Simple = "consent"           // written by a lead, read again by an annotator
	Inquire          Simple = "inquire"           // of the lead, about the question looked at
	ToFreeze         Simple = "to freeze"         // to where Dataset freezes the project
	EndHelp          Simple = "end help"          // the line for the first minutes goes for good
)

// Open brings a place to the front.
type Open struct{ Place ID }

// OpenParagraph shows a paragraph in Annotate, by its number from 1.
type OpenParagraph struct {
	Article string
	Number  int
}

// Decide shows a paragraph in Adjudicate, by its id.
type Decide struct{ Paragraph string }

// Rule asks the lead what to lay down about a question, with a paragraph as the precedent,
// or to answer one person who asked about it.
type Rule struct {
	Paragraph string
	Field     string // "" for the paragraph as a whole
	For       string // whose answer is to be changed, "" for what holds for everyone
}

// Lay writes what a lead decided beside the answers, as one action, and says then that it
// stands.
type Lay struct {
	Facts []team.Fact
	Says  string
}

// Saw notes that the person at the keyboard saw what was decided about a paragraph of theirs.
type Saw struct{ Paragraph string }

// OpenProject opens a project file for the person at the keyboard.
type OpenProject struct{ Path string }

// ShowDetails shows what is known of an article and lets it be corrected.
type ShowDetails struct{ Article string }

// Export writes answers to a file that is asked for.
type Export struct {
	What dataset.Export
	AsOf *annotate.Freeze // what was frozen, nil for the project as it is now
}

// SaveReport writes a page about agreement to a file that is asked for; Save takes
// a while.
type SaveReport struct {
	Save func(project string, form report.Form) error
}

// SavePicture writes a picture of what labels say to a file that is asked for; Save takes a
// while.
type SavePicture struct {
	Name string // of the picture
	Save func(path string) error
}

// LoadCodebook asks for a file with a version of the codebook.
type LoadCodebook struct{ Chosen func(path string) }

// PrintCodebook asks under which name the page of the rules is to be written.
type PrintCodebook struct {
	Name   string // that is proposed
	Chosen func(path string)
}

func (Simple) command()        {}
func (Open) command()          {}
func (OpenParagraph) command() {}
func (Decide) command()        {}
func (Rule) command()          {}
func (Lay) command()           {}
func (Saw) command()           {}
func (OpenProject) command()   {}
func (ShowDetails) command()   {}
func (Export) command()        {}
func (SaveReport) command()    {}
func (SavePicture) command()   {}
func (LoadCodebook) command()  {}
func (PrintCodebook) command() {}
