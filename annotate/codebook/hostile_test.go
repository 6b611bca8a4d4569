package codebook

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bomb is the "billion laughs": each line is ten times the one before.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < levels; i++ {
		fmt.Fprintf(&b, "l%d: &l%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*l%d, ", i-1), 10))
	}
	return b.String()
}

// nestedAny is a condition that doubles with every level by aliases.
func nestedAny(levels int) string {
	var b strings.Builder
	b.WriteString("l0: &l0 {kind: report}\n")
	for i := 1; i < levels; i++ {
		fmt.Fprintf(&b, "l%d: &l%d {any: [*l%d, *l%d]}\n", i, i, i-1, i-1)
	}
	return b.String()
}

var hostile = []struct {
	name, src, want string
}{
	{"nothing", "", "the file is empty"},
	{"only spaces", " \n\t\n", "the file is empty"},
	{"only comments", "# a\n# b\n", "the file is empty"},
	{"null", "~", "line 1: the codebook must be a map of keys and values"},
	{"a list", "- a\n", "line 1: the codebook must be a map of keys and values"},
	{"two documents", small + "---\n" + small, "the file holds more than one YAML document (---); keep one"},
	{"200 KB of [", strings.Repeat("[", 200_000), "line 1: lists and maps are nested too deeply"},
	{"200 KB of {", strings.Repeat("{", 200_000), "line 1: lists and maps are nested too deeply"},
	{"200 KB of [{", strings.Repeat("[{", 100_000), "line 1: lists and maps are nested too deeply"},
	{"200 KB of lists in lists", strings.Repeat("- ", 100_000), "line 1: lists and maps are nested too deeply"},
	{"200 KB of keys in keys", strings.Repeat("? ", 100_000), "line 1: lists and maps are nested too deeply"},
	{"a file of 512 KiB and a byte", "a: " + strings.Repeat("x", MaxSize-2), "the file is larger than 512 KiB"},
	{"one huge text", "id: " + strings.Repeat("x", MaxSize-4), "line 1: id \"" + strings.Repeat("x", 60) + "…\" may have only letters"},
	{"one huge key", strings.Repeat("x", 1000) + ": 1", "line 1: the codebook has no key \"" + strings.Repeat("x", 60) + "…\""},
	{"one huge anchor", "a: *" + strings.Repeat("x", 100_000), "line 1: this is not YAML: unknown anchor"},
	{"a NUL", "id: a\nversion: \x00", "line 2: the control character U+0000 cannot stand in a codebook; delete it"},
	{"an escape character", "id: a\n\n# \x1b[31m", "line 3: the control character U+001B cannot stand in a codebook; delete it"},
	{"a byte order mark inside", "id: a\ufeff", "line 1: the control character U+FEFF cannot stand"},
	{"not UTF-8", "id: a\nversion: \xff\xfe", "line 2: the file is not UTF-8 text; save it as UTF-8"},
	{"UTF-16", "\xff\xfei\x00d\x00", "line 1: the file is not UTF-8 text; save it as UTF-8"},
	{
		"an open quote",
		"id: \"a\nversion: 1\n",
		"line 3: this is not YAML: found unexpected end of stream (while scanning a quoted scalar that begins in line 1)",
	},
	{"a tab as indent", "fields:\n\t- a\n", "line 2: this is not YAML"},
	{"an alias of nothing", "id: *nothing", "line 1: this is not YAML: unknown anchor 'nothing' referenced"},
	{"an alias bomb as fields", bomb(30) + "fields: *l29\n", "a question must be a map of keys and values"},
	{"an alias bomb as a value", bomb(30) + "id: *l29\n", "id must be text, not a list or map"},
	{
		"conditions that double by aliases",
		nestedAny(30) + strings.Replace(small, "{kind: report}", "*l29", 1),
		"the file unfolds to more than 100000 entries",
	},
	{
		"a condition that contains itself",
		strings.Replace(small, "{kind: report}", "&me {any: [*me, *me]}", 1),
		"the conditions of show_if are nested too deeply",
	},
	{"a list that contains itself", "fields: &me [*me]", "a question must be a map of keys and values"},
	{
		"a long text repeated by aliases",
		"l: &l \"" + strings.Repeat(" ", 200_000) + "\"\nfields: [" + strings.Repeat("{key: *l},", 190) + "]",
		"key is empty",
	},
	{
		"thirty thousand conditions on nothing",
		strings.Replace(small, "{kind: report}", "{all: ["+strings.Repeat("{knid: x},", 30_000)+"]}", 1),
		"did you mean kind?",
	},
}

func TestHostileFilesAreRefusedInTimeAndMemory(t *testing.T) {
	for _, test := range hostile {
		t.Run(test.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := Parse([]byte(test.src))
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err == nil {
				t.Fatal("the file was accepted")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error reads\n%.500s\nwant in it\n%s", err, test.want)
			}
			if len(err.Error()) > 100_000 {
				t.Errorf("the error has %d bytes", len(err.Error()))
			}
			// Twenty times what it takes on a slow machine, far below what
			// unfolding would take.
			if took > 5*time.Second {
				t.Errorf("the refusal took %v", took)
			}
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 500<<20 {
				t.Errorf("the refusal allocated %d MiB", allocated>>20)
			}
			t.Logf("%v, %d KiB", took.Round(time.Millisecond/10), (after.TotalAlloc-before.TotalAlloc)>>10)
		})
	}
}

func TestTwoHundredKilobytesOfBracketsAreRefusedAtOnce(t *testing.T) {
	src := []byte(strings.Repeat("[", 200_000))
	start := time.Now()
	if _, err := Parse(src); err == nil {
		t.Fatal("200 KB of [ were accepted")
	}
	if took := time.Since(start); took > 500*time.Millisecond {
		t.Errorf("the refusal took %v, want well under a second", took)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(defaultSource(f))
	f.Add([]byte(small))
	for _, seed := range hostile {
		if len(seed.src) < 2000 {
			f.Add([]byte(seed.src))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		book, err := Parse(src)
		if (book == nil) == (err == nil) {
			t.Fatalf("book %v with error %v", book, err)
		}
		if book == nil {
			return
		}
		useForm(t, book)
		for i := range book.Fields {
			useOptions(t, book, &book.Fields[i])
		}
	})
}

// useForm asks the form of a book in which everything has its first answer.
func useForm(t *testing.T, book *Codebook) {
	t.Helper()
	asked := book.Ask(Facts{Text: "'a'", Targets: []string{"t"}, Answer: func(field, _ string) (string, bool) {
		if f := book.Field(field); len(f.Options) > 0 {
			return f.Options[0].Value, true
		}
		return "", false
	}})
	if len(asked.Missing()) > len(asked.Questions()) {
		t.Error("more is missing than is asked")
	}
	for i := range book.Fields {
		f := &book.Fields[i]
		if reason, hides := asked.Hidden(f.Key, "t"); hides && reason.String() == "" {
			t.Errorf("%s is hidden without a reason", f.Key)
		}
		if _, derived := asked.Derived(f.Key, "t"); derived && asked.Visible(f.Key, "t") {
			t.Errorf("%s is derived and visible", f.Key)
		}
	}
}

// useOptions gives every option as an answer.
func useOptions(t *testing.T, book *Codebook, f *Field) {
	t.Helper()
	for i := range f.Options {
		value := f.Options[i].Value
		if got, err := f.Normalize(value, book); err != nil || got != value {
			t.Errorf("option %q of %s normalizes to %q, %v", value, f.Key, got, err)
		}
		if got := f.OptionByKey(f.Options[i].Key); got != &f.Options[i] {
			t.Errorf("the key of option %q of %s gives %v", value, f.Key, got)
		}
	}
}
