package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
	"plumbline/store"
	"plumbline/ui/lang"
	"plumbline/ui/wording"
)

// madeUp is what a file beside ui/lang/en.json could hold.
const madeUp = `{
	"project.not-ours": "{{.File}} ne estas projekto.",
	"codebook.problems": {"one": "Unu problemo: {{.Problems}}", "other": "{{.Count}} problemoj: {{.Problems}}"},
	"problem.in-line": "linio {{.Line}}: {{.Problem}}",
	"codebook.key-missing": "mankas {{.Key}}",
	"codebook.an-option": "opcio",
	"codebook.no-map": "{{.What}} ne estas mapo"
}`

// What happens below the window is told in its language, down to the sentences
// that stand in another one; what a translation lacks is told in English.
func TestErrorsAreToldInTheLanguageOfATranslation(t *testing.T) {
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, "eo")
	}
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	if err := fynelang.AddTranslationsForLocale([]byte(madeUp), fyne.Locale("eo")); err != nil {
		t.Fatal(err)
	}
	letter := filepath.Join(t.TempDir(), "letter.plumb")
	if err := os.WriteFile(letter, []byte("Dear all,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, notOurs := store.Open(context.Background(), letter, store.Options{})
	const book = "id: b\nversion: 1\ntitle: B\nlanguage: eo\n"
	_, one := codebook.Parse([]byte(book + "unit: paragraph\n"))
	_, several := codebook.Parse([]byte(book + "fields: [{key: tone, label: T, question: Q, scale: nominal, options: [loaded, none]}]\n"))
	_, english := codebook.Parse([]byte(" "))
	for want, err := range map[string]error{
		"letter.plumb ne estas projekto.":                                           notOurs,
		"Unu problemo: linio 1: mankas fields":                                      one,
		"2 problemoj: linio 5: opcio ne estas mapo\n  linio 5: opcio ne estas mapo": several,
		"Unu problemo: the file is empty":                                           english,
	} {
		if err == nil {
			t.Errorf("nothing is told that should read %q", want)
		} else if got := wording.Error(err); got != want {
			t.Errorf("it is told %q, want %q (in English: %v)", got, want, err)
		}
	}
}
