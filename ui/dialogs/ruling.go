package dialogs

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// Ruling is what the lead is to lay something down about.
type Ruling struct {
	Number int    // of the precedent
	Text   string // of it
	Field  *codebook.Field
	Asked  []annotate.Inquiry // open ones about it, oldest first
	For    string             // who was answered alone, "" for everyone
	Stands *annotate.Ruling   // that is laid down already, or nil
	// Earlier finds, elsewhere, the answers to the question from before; nil where there is
	// no question.
	Earlier func(found func([]annotate.Earlier, error))
}

// rulingForm are the controls of the dialog.
type rulingForm struct {
	about  Ruling
	column *modal.Column
	words  *modal.Entry
	option *modal.Select // nil where the question has no options
	whom   *modal.Select // nil where nobody is to be answered alone
	again  []againCheck
}

// againCheck is whether answers of a value are to be looked at again.
type againCheck struct {
	value string
	check *modal.Check
}

// Rule asks what is to be laid down; lay is given it, and takeBack takes back what stands.
func (o Over) Rule(about Ruling, lay func(annotate.Ruling) error, takeBack func(annotate.Ruling)) {
	f := newRulingForm(about)
	f.column = f.body()
	spec := modal.Spec{
		Title: lang.L("Ruling"), Width: 620, Body: f.column, InitialFocus: f.words,
		Confirm: lang.L("Lay down"), Cancel: lang.L("Cancel"),
		OnConfirm: func() error {
			r, err := f.ruling()
			if err == nil {
				err = lay(r)
			}
			return modal.Wrong(f.words, err)
		},
	}
	if about.Earlier != nil {
		spec.Reads = func(m *modal.Modal) {
			about.Earlier(func(all []annotate.Earlier, err error) {
				if err != nil {
					m.SetError(wording.Error(err))
					return
				}
				f.addEarlier(all)
				m.Known()
			})
		}
	}
	if about.Stands != nil {
		spec.Further = []modal.Further{{Label: lang.L("Take back"), Do: func() { takeBack(*about.Stands) }}}
	}
	modal.Show(o.Window, spec)
}

func newRulingForm(about Ruling) *rulingForm {
	now := about.now()
	f := &rulingForm{about: about, words: modal.NewLines(now.Words, lang.L("What holds in such a case, in a sentence"))}
	if about.Field != nil && len(about.Field.Options) > 0 {
		f.option = modal.NewSelect(append([]string{noOption()}, f.optionNames()...), f.optionName(now.Option), nil)
	}
	if askers := about.askers(); len(askers) > 0 {
		names, chosen := []string{forEveryone()}, forEveryone()
		for _, who := range askers {
			names = append(names, forOne(who))
		}
		if now.For != "" {
			chosen = forOne(now.For)
		}
		f.whom = modal.NewSelect(names, chosen, nil)
	}
	return f
}

// now is what is laid down before anybody typed.
func (r Ruling) now() annotate.Ruling {
	if r.Stands != nil {
		return *r.Stands
	}
	return annotate.Ruling{For: r.For}
}

// addEarlier lists the answers from before below what was typed meanwhile.
func (f *rulingForm) addEarlier(all []annotate.Earlier) {
	again := f.about.now().Again
	var parts []fyne.CanvasObject
	for _, value := range f.about.valuesOf(all) {
		on := slices.Contains(again, value) || slices.Contains(again, annotate.AllValues)
		c := againCheck{value, modal.NewCheck(f.about.earlierWords(all, value), on, nil)}
		f.again, parts = append(f.again, c), append(parts, c.check)
	}
	if len(parts) > 0 {
		f.column.Add(append([]fyne.CanvasObject{
			modal.Heading(lang.L("Earlier answers, to be looked at again where you say so")),
		}, parts...)...)
	}
}

// askers are those who may be answered alone.
func (r Ruling) askers() []string {
	var all []string
	if r.For != "" {
		all = append(all, r.For)
	}
	for _, q := range r.Asked {
		if !slices.Contains(all, q.Annotator) {
			all = append(all, q.Annotator)
		}
	}
	return all
}

func noOption() string         { return lang.L("None of the options") }
func forEveryone() string      { return lang.L("Everyone, as a rule beside the rule") }
func forOne(who string) string { return lang.L("{{.Who}} alone", map[string]any{"Who": who}) }

func (f *rulingForm) optionNames() []string {
	names := make([]string, len(f.about.Field.Options))
	for i, o := range f.about.Field.Options {
		names[i] = f.about.Field.ShownValue(o.Value)
	}
	return names
}

func (f *rulingForm) optionName(value string) string {
	if value == "" {
		return noOption()
	}
	return f.about.Field.ShownValue(value)
}

// valuesOf are the options of which there are answers, in the order of the question.
func (r Ruling) valuesOf(all []annotate.Earlier) []string {
	var values []string
	for _, o := range r.Field.Options {
		if slices.ContainsFunc(all, func(e annotate.Earlier) bool { return e.Value == o.Value }) {
			values = append(values, o.Value)
		}
	}
	return values
}

// earlierWords say how many answers of a value there are, person by person.
func (r Ruling) earlierWords(all []annotate.Earlier, value string) string {
	var who []string
	for _, e := range all {
		if e.Value == value {
			who = append(who, lang.L("{{.Who}} {{.Count}}", map[string]any{"Who": e.Annotator, "Count": e.Count}))
		}
	}
	return r.Field.ShownValue(value) + ": " + strings.Join(who, ", ")
}

func (f *rulingForm) body() *modal.Column {
	parts := []fyne.CanvasObject{modal.Text(quoted(f.about.Number, f.about.Text))}
	for _, q := range f.about.Asked {
		parts = append(parts, modal.Text(lang.L("{{.Who}} asks: {{.Text}}", map[string]any{"Who": q.Annotator, "Text": q.Words})))
	}
	heading := lang.L("What holds for the paragraph")
	if f.about.Field != nil {
		heading = lang.L("What holds for {{.Question}}", map[string]any{"Question": f.about.Field.Label})
	}
	parts = append(parts, modal.Heading(heading), f.words)
	var rows []modal.Row
	if f.option != nil {
		rows = append(rows, modal.NewRow(lang.L("So this is"), f.option))
	}
	if f.whom != nil {
		rows = append(rows, modal.NewRow(lang.L("For"), f.whom))
	}
	if len(rows) > 0 {
		parts = append(parts, modal.NewForm(rows...))
	}
	return modal.NewColumn(parts...)
}

// ruling is what the controls say.
func (f *rulingForm) ruling() (annotate.Ruling, error) {
	r := annotate.Ruling{Words: strings.TrimSpace(f.words.Text)}
	if r.Words == "" {
		return r, annotate.Fail(annotate.CodeInvalid, "ruling.empty")
	}
	if f.option != nil {
		if i := slices.Index(f.optionNames(), f.option.Chosen()); i >= 0 {
			r.Option = f.about.Field.Options[i].Value
		}
	}
	for _, who := range f.about.askers() {
		if f.whom.Chosen() == forOne(who) {
			r.For = who
		}
	}
	for _, a := range f.again {
		if a.check.Checked {
			r.Again = append(r.Again, a.value)
		}
	}
	if r.For != "" && len(r.Again) > 0 {
		return r, annotate.Fail(annotate.CodeInvalid, "ruling.again-for-one", "Person", r.For)
	}
	return r, nil
}
