package dialogs

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// MissingFile is what is known of an open project whose file is not where it was
// opened, and what can be done.
type MissingFile struct {
	Path  string
	Where annotate.Whereabouts
	Why   error
	Kept  bool // what was answered is kept on this computer
	Fixed bool // the project was only read

	PutBack   func(done func(error))
	MoveTo    func(path string) // saves a copy and goes on in it
	OpenThere func()            // and takes in what was answered
}

// Missing asks how to go on with a project whose file is missing. What costs least
// is what Enter does.
func (o Over) Missing(m MissingFile) {
	o.CloseMissing()
	if m.Fixed {
		*o.missing = modal.Message(o.Window, lang.L("The project's file is missing"), wording.Error(m.Why))
		return
	}
	putBack := modal.Further{Label: lang.L("Put it back"), Do: func() { m.PutBack(o.failedUnless) }}
	elsewhere := modal.Further{Label: lang.L("Save a copy…"), Do: func() { o.SaveCopy(m.Path, m.MoveTo) }}
	there := modal.Further{Label: lang.L("Open what is there, add mine"), Do: m.OpenThere}
	var first modal.Further
	var others []modal.Further
	switch m.Where {
	case annotate.Gone:
		first, others = putBack, []modal.Further{elsewhere}
	case annotate.FolderGone:
		first = elsewhere
	default:
		first, others = there, []modal.Further{elsewhere}
	}
	*o.missing = modal.Show(o.Window, modal.Spec{
		Title: lang.L("The project's file is missing"), Body: modal.Text(wording.Error(m.Why) + " " + keptWords(m.Kept)), Width: 600,
		Confirm: first.Label, Cancel: lang.L("Later"), Then: first.Do, Further: others,
	})
}

// keptWords says what becomes of the answers.
func keptWords(kept bool) string {
	if kept {
		return lang.L("What you answered is kept on this computer and goes into the file that you go on with.")
	}
	return lang.L("What you answered since is only in this window: save a copy before you close it.")
}

func (o Over) failedUnless(err error) {
	if err != nil {
		o.Failed(err)
	}
}

// CloseMissing takes the question about a missing file back, if it is asked.
func (o Over) CloseMissing() {
	if *o.missing != nil {
		(*o.missing).Close()
		*o.missing = nil
	}
}

// EndErasure asks whether to remove what an erasure could not.
func (o Over) EndErasure(end func()) {
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("End the forgetting?"), Width: 460,
		Body: modal.Text(lang.L(
			"Something of this project was to be forgotten, and the work was held up or cut off: the words are gone from the project, but a backup, a log or the index of words on this computer may still hold them.",
		)),
		Confirm: lang.L("Remove what is left"), Cancel: lang.L("Later"), Then: end,
	})
}

// OfferRescue asks whether to put answers that were kept into the project.
func (o Over) OfferRescue(answers, paragraphs int, take func()) {
	text := lang.N(
		"{{.Count}} answers of yours were kept on this computer when they could not be saved, and are not in this project.",
		answers,
		map[string]any{"Count": answers},
	) + " " + lang.N("They are about {{.Count}} paragraphs.", paragraphs, map[string]any{"Count": paragraphs})
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Put your answers back?"), Body: modal.Text(text), Width: 460,
		Confirm: lang.L("Put them back"), Cancel: lang.L("Later"), Then: take,
	})
}
