package form

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
)

// TargetHelp says what else a target is called, and what counts as it.
func TargetHelp(t annotate.Target) string {
	var parts []string
	if len(t.Aliases) > 0 {
		parts = append(parts, lang.L("Also: {{.Aliases}}.", map[string]any{"Aliases": strings.Join(t.Aliases, ", ")}))
	}
	if t.Counts != "" {
		parts = append(parts, lang.L("Counts: {{.Counts}}", map[string]any{"Counts": t.Counts}))
	}
	if t.CountsNot != "" {
		parts = append(parts, lang.L("Does not: {{.CountsNot}}", map[string]any{"CountsNot": t.CountsNot}))
	}
	return strings.Join(parts, " ")
}
