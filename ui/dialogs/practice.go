package dialogs

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// PracticeAlone asks whether to take an article out of real work, for practice
// alone, or to put it back. save is given the value of annotate.MetaPractice.
func (o Over) PracticeAlone(a *annotate.Article, save func(value string) error, then func()) {
	data := map[string]any{"Title": a.Meta.Title}
	value, confirm := annotate.Yes, lang.L("For practice alone")
	text := lang.L(
		"“{{.Title}}” is real work. For practice alone it leaves the queue, agreement and exports; answers given to it are kept.",
		data,
	)
	if a.Meta.Practice {
		value, confirm = "", lang.L("Real work again")
		text = lang.L("“{{.Title}}” is for practice alone. As real work it comes back into the queue, agreement and exports.", data)
	}
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("For practice alone"), Body: modal.Text(text), Confirm: confirm, Cancel: lang.L("Cancel"),
		OnConfirm: func() error { return save(value) }, Then: then,
	})
}

// PracticeFields are the settings of practice, of what is asked again, and of what is
// audited.
var PracticeFields = []string{
	annotate.ProjectPracticePass,
	annotate.ProjectRepeatShare,
	annotate.ProjectRepeatDays,
	annotate.ProjectAuditShare,
}

// PracticeSettings asks what practice requires before real work, and what is asked
// again later; now is what stands for each of PracticeFields.
func (o Over) PracticeSettings(now []string, save func(map[string]string) error, then func()) {
	names := []string{
		lang.L("Answers that must be the key's before real work, in percent (0 asks for none)"),
		lang.L("Of what is submitted, so much is asked again later, in percent (0 asks nothing)"),
		lang.L("Asked again after so many days, 14 or more"),
		lang.L("Paragraphs on which all agree that are adjudicated as well, in percent (0 takes none)"),
	}
	unset := []string{"0", "0", strconv.Itoa(annotate.RepeatDays), "0"}
	body := modal.NewColumn()
	entries := make([]*modal.Entry, len(PracticeFields))
	for i, value := range now {
		if value == "" {
			value = unset[i]
		}
		entries[i] = modal.NewEntry(value, unset[i])
		body.Add(modal.Text(names[i]))
		body.Add(entries[i])
	}
	body.Add(
		modal.Text(
			lang.L(
				"Short articles are asked again as a whole, longer ones in stretches of five paragraphs and more. To annotators these look as if never answered; they are told that some work repeats, not which. Leads are asked openly, since they see all answers. How far each agrees with themselves stands in Review.",
			),
		),
	)
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Pass mark and repeats"), Body: body, Width: 520,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entries[0],
		OnConfirm: func() error {
			facts, err := practiceFacts(entries)
			if err != nil {
				return err
			}
			return save(facts)
		},
		Then: then,
	})
}

func practiceFacts(entries []*modal.Entry) (map[string]string, error) {
	facts := make(map[string]string, len(PracticeFields))
	for i, field := range PracticeFields {
		n, err := strconv.Atoi(strings.TrimSpace(entries[i].Text))
		switch days := field == annotate.ProjectRepeatDays; {
		case days && (err != nil || n < annotate.RepeatDays):
			return nil, modal.Wrong(entries[i], annotate.Fail(annotate.CodeInvalid, "practice.days", "Least", annotate.RepeatDays))
		case err != nil || n < 0 || !days && n > 100:
			return nil, modal.Wrong(entries[i], annotate.Fail(annotate.CodeInvalid, "practice.whole-numbers"))
		}
		facts[field] = strconv.Itoa(n)
	}
	return facts, nil
}
