package codebook

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// defaultSource is the codebook that ships with the program.
func defaultSource(t testing.TB) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "seeds", "codebook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func defaultBook(t testing.TB) *Codebook {
	t.Helper()
	book, err := Parse(defaultSource(t))
	if err != nil {
		t.Fatalf("the default codebook is refused: %v", err)
	}
	return book
}

func TestTheDefaultCodebookIsReadWhole(t *testing.T) {
	book := defaultBook(t)
	head := []string{book.ID, book.Version, book.Title, book.Language, book.Unit}
	want := []string{"news-paragraph-core", "1.1.0", "News paragraphs - stance, sourcing, editorializing", "en", "paragraph"}
	if diff := cmp.Diff(want, head); diff != "" {
		t.Errorf("the head differs (-want +got):\n%s", diff)
	}
	var got []string
	for _, f := range book.Fields {
		condition := "always"
		if f.ShowIf != nil {
			condition = f.ShowIf.String()
		}
		values := make([]string, len(f.Options))
		for i, o := range f.Options {
			values[i] = o.Key + ":" + o.Value
		}
		got = append(got, fmt.Sprintf("%s %s %s %q required=%v target=%v if %s | %s",
			f.Key, f.Scale, f.Metric, f.Family, f.Required, f.PerTarget, condition, strings.Join(values, " ")))
	}
	const running = "unit_type is one of headline, standfirst, lede, body, subhead, caption"
	fields := []string{
		`unit_type nominal alpha_nominal "" required=true target=false if always | h:headline s:standfirst l:lede b:body k:subhead x:crosslink c:caption f:furniture z:unusable`,
		`sourcing set alpha_masi "sourcing" required=true target=false if ` + running + ` | n:none o:official g:group e:expert p:person d:document m:media u:unclear`,
		`attribution ordinal alpha_ordinal "sourcing" required=true target=false if sourcing is not none | 1:vague 2:role 3:named`,
		`quote_form set alpha_masi "sourcing" required=true target=false if sourcing is not none or the paragraph has quotation marks | n:none d:direct p:partial i:indirect s:scare`,
		`stance ordinal alpha_ordinal "stance" required=true target=true if ` + running + ` | a:absent 1:-2 2:-1 3:0 4:1 5:2 6:mixed`,
		`voice nominal alpha_nominal "stance" required=true target=true if stance is one of -2, -1, 1, 2, mixed | o:outlet s:source b:both`,
		`unsourced nominal alpha_nominal "sourcing" required=true target=false if ` + running + ` | n:no y:yes`,
		`editorial set alpha_masi "editorial" required=true target=false if ` + running + ` | n:none l:loaded v:verdict m:motive c:cue i:insert f:forecast`,
		`editorial_strength ordinal alpha_ordinal "editorial" required=true target=false if editorial is not none | 1:1 2:2 3:3`,
		`unusable_reason nominal alpha_nominal "" required=true target=false if unit_type is unusable | 1:broken 2:split 3:language 4:declined`,
		`unsure set none "" required=false target=false if always | `,
		`evidence span span_f1_character "" required=false target=false if always | `,
		`note text none "" required=false target=false if always | `,
	}
	if diff := cmp.Diff(fields, got); diff != "" {
		t.Errorf("the questions differ (-want +got):\n%s", diff)
	}
}

func TestTheRestOfAFieldIsRead(t *testing.T) {
	book := defaultBook(t)
	unitType, stance := book.Field("unit_type"), book.Field("stance")
	body := unitType.Option("body")
	wantBody := &Option{
		Value: "body", Key: "b", Shown: "body", Definition: "Any further running paragraph, quotations included.",
		NotExample: "See also: Harbour strike enters second week", Line: body.Line,
	}
	if diff := cmp.Diff(wantBody, body); diff != "" {
		t.Errorf("the option body differs (-want +got):\n%s", diff)
	}
	if got := stance.Option("-2").Shown; got != "--" {
		t.Errorf("-2 is shown as %q, want --", got)
	}
	lists := map[string][][]string{
		"ends_form_on": {unitType.EndsFormOn, {"crosslink", "furniture", "unusable"}},
		"off_scale":    {stance.OffScale, {"absent"}},
		"unordered":    {stance.Unordered, {"mixed"}},
		"exclusive":    {book.Field("editorial").Exclusive, {"none"}},
		"plus":         {book.Field("unsure").Plus, {"paragraph"}},
		"attaches_to":  {book.Field("evidence").AttachesTo, {"stance", "sourcing", "unsourced", "editorial"}},
	}
	for name, list := range lists {
		if diff := cmp.Diff(list[1], list[0]); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", name, diff)
		}
	}
	if unitType.Prefill != "layout" || book.Field("unsure").OptionsFrom != "fields" ||
		book.Field("editorial_strength").ValueWhenHidden != "0" {
		t.Error("prefill, options_from or value_when_hidden was not read")
	}
	if stance.Meaning != 2 || book.Field("note").Meaning != 1 {
		t.Error("meaning should be as given, or 1")
	}
	if !strings.HasPrefix(stance.Question, "In what light") || !strings.HasPrefix(stance.Rule, "Is it meant? Its name") {
		t.Errorf("question and rule of stance are %q and %.40q", stance.Question, stance.Rule)
	}
	line := bytes.Split(book.Source, []byte("\n"))[stance.Line-1]
	if !bytes.Contains(line, []byte("key: stance")) {
		t.Errorf("stance is said to stand in line %d, which is %q", stance.Line, line)
	}
}

func TestSourceAndHashAreOfTheBytesAsTheyWere(t *testing.T) {
	src := []byte("\ufeff" + strings.ReplaceAll(small, "\n", "\r\n") + "# end")
	book, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%x", sha256.Sum256(src)); book.Hash != want {
		t.Errorf("the hash is %s, want %s", book.Hash, want)
	}
	kept := bytes.Clone(src)
	src[0] = 'x'
	if !bytes.Equal(book.Source, kept) {
		t.Error("the source changed with the caller's bytes")
	}
	if got := book.Field("kind").Line; got != 4 {
		t.Errorf("kind is said to stand in line %d, want 4", got)
	}
}

func TestListsUsedSeveralTimesMayBeNamedAtTheTop(t *testing.T) {
	src := strings.Replace(
		strings.Replace(small, "fields:", "reports: &reports [report]\nfields:", 1),
		"{kind: report}",
		"{kind: *reports}",
		1,
	)
	book, err := Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Field("tone").ShowIf.String(); got != "kind is report" {
		t.Errorf("the condition reads %q", got)
	}
}

func TestATitleThatIsMissingIsTheID(t *testing.T) {
	book, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if book.Title != "small" || book.Unit != "paragraph" {
		t.Errorf("title and unit are %q and %q", book.Title, book.Unit)
	}
}
