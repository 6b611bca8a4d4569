package form

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// RulingsInWords puts rulings into words, as they stand under the rule of a question.
func RulingsInWords(rulings annotate.Rulings, f *codebook.Field) []LaidDown {
	var all []LaidDown
	for i := range rulings {
		r := &rulings[i]
		since := map[string]any{"Day": r.At.Local().Format("2 Jan 2006")}
		l := LaidDown{Heading: lang.L("Ruling of {{.Day}}:", since), Words: r.Words}
		if r.For != "" {
			l.Heading = lang.L("The lead's answer of {{.Day}}:", since)
		}
		if r.Option != "" {
			l.Words += " " + lang.L("So this is {{.Option}}.", map[string]any{"Option": f.ShownValue(r.Option)})
		}
		all = append(all, l)
	}
	return all
}
