//go:build window && programs

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/seeds"
)

// hostile is a text in which much stands that formats have to carry: emoji, words from
// right to left, quotes, what a spreadsheet would run, and lines that end as on Windows.
const hostile = "=Titles that 'run', \"quoted\" 😀\r\n\r\n" +
	"The council 🏳️‍🌈 said, \"so\"; العربية شيء stood there, and é too.\r\n\r\n" +
	"+1 for <b>Aldmark</b> & others\\n, 50 % | _odd_ [ways] 日本語 א, it ended.\r\n\r\n" +
	"A last line without anything of note, as everybody knew.\r\n"

// others are people beside A1 who label, in two tables.
var others = []string{"A2", "A3"}

// newHostile is a project of that text, which A1 labelled in the real window and others by
// tables.
func newHostile(t *testing.T) *rig {
	d := newRig(t, 1440, 900)
	file := filepath.Join(t.TempDir(), "hostile.txt")
	d.must(os.WriteFile(file, []byte(hostile), 0o600))
	d.project = filepath.Join(t.TempDir(), "hostile.plumb")
	d.plumb("new", "--target", "Aldmark")
	d.plumb("import", file)
	for _, who := range append([]string{"A1"}, others...) {
		d.plumb("person", who)
	}
	d.open()
	book := defaultBook(t)
	guesses := d.sql("SELECT guess FROM paragraph ORDER BY position")
	ids := d.sql("SELECT id FROM paragraph ORDER BY position")
	for i, guess := range guesses {
		d.must(d.display.Press(d.strokes(book, keyAt(i), guess)...))
		d.submitted()
	}
	d.leave()
	for _, who := range others {
		var table strings.Builder
		table.WriteString("paragraph_id,field,target,value\n")
		for i, id := range ids {
			for _, a := range keyAt(i) {
				if who == "A3" && a.Field == "unsourced" && i > 0 { // so that texts divide them
					a.Value = "yes"
				}
				fmt.Fprintf(&table, "%s,%s,%s,%s\n", id, a.Field, a.Target, a.Value)
			}
		}
		fmt.Fprintf(&table, "%s,note,,\"A note, \"\"quoted\"\" 😀\n=and more of it\"\n", ids[1])
		// What a spreadsheet would take for a number, and more than it shows.
		fmt.Fprintf(&table, "%s,note,,0071\n%s,note,,%s\n", ids[2], ids[0], strings.Repeat("long é😀 ", 1200))
		path := filepath.Join(t.TempDir(), who+".csv")
		d.must(os.WriteFile(path, []byte(table.String()), 0o600))
		d.plumb("labels", path, "--as", who)
	}
	return d
}

// keyAt is what is answered about a paragraph, by its index, in the order of the form. Only
// the first two have words in quotation marks, which is asked about.
func keyAt(i int) []seeds.Answer {
	part := seeds.Answer{Field: "unit_type", Value: "body"}
	if i == 0 {
		part.Value = "headline"
	}
	key := []seeds.Answer{part, {Field: "sourcing", Value: "none"}}
	if i < 2 {
		key = append(key, seeds.Answer{Field: "quote_form", Value: "none"})
	}
	return append(key, seeds.Answer{Field: "stance", Target: "Aldmark", Value: "absent"},
		seeds.Answer{Field: "unsourced", Value: "no"}, seeds.Answer{Field: "editorial", Value: "none"})
}

// python runs a script of testdata/programs by a Python that has what it needs.
func (d *rig) python(module, script string, args ...string) string {
	d.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import "+module).Run() == nil {
			return d.program3(python, append([]string{filepath.Join("testdata", "programs", script)}, args...)...)
		}
	}
	d.Fatalf("no Python here has the module %s; tools/prepare installs it", module)
	return ""
}

// program3 runs a program of a third party.
func (d *rig) program3(name string, args ...string) string {
	d.Helper()
	cmd := exec.Command(name, args...)
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		d.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, words.String())
	}
	return string(out)
}

// export writes the answers in a format and returns where.
func (d *rig) export(format, ending string, args ...string) string {
	d.Helper()
	path := filepath.Join(d.TempDir(), "out"+ending)
	d.plumb("export", append([]string{"--format", format, "-o", path}, args...)...)
	return path
}

// lines are what a program printed, each a JSON object of texts, sorted.
func (d *rig) lines(printed string) []string {
	d.Helper()
	var all []string
	scan := bufio.NewScanner(strings.NewReader(printed))
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var row map[string]any
		decoder := json.NewDecoder(bytes.NewReader(scan.Bytes()))
		decoder.UseNumber() // as it is written
		d.must(decoder.Decode(&row))
		for name, value := range row {
			if value == nil || value == false {
				delete(row, name) // absent, or a flag that is not set
				continue
			}
			if row[name] = fmt.Sprint(value); row[name] == "" {
				delete(row, name)
			}
		}
		line, err := json.Marshal(row)
		d.must(err)
		all = append(all, string(line))
	}
	slices.Sort(all)
	return all
}

// same sees that two programs read the same rows.
func (d *rig) same(what string, got, want []string) {
	d.Helper()
	if len(want) == 0 {
		d.Fatal("nothing was read")
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			d.Errorf("%s: %d rows, want %d; row %d:\n%s\nwant\n%s", what, len(got), len(want), i, at(got, i), at(want, i))
			return
		}
	}
}

func at(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return "none"
}

// TestProgramsOfOthersReadWhatTheWindowWrote labels in the real window and reads every
// format by programs that are not ours.
func TestProgramsOfOthersReadWhatTheWindowWrote(t *testing.T) {
	d := newHostile(t)
	answers := d.lines(d.python("csv", "rows.py", d.export("csv", ".csv")))
	if !strings.Contains(strings.Join(answers, "\n"), `العربية شيء stood there, and é too.`) || len(answers) < 3*10 {
		t.Fatalf("the answers are %d rows without the text: %.300s", len(answers), strings.Join(answers, "\n"))
	}
	d.same("JSON Lines by Python", d.lines(d.python("json", "rows.py", d.export("jsonl", ".jsonl"))), answers)
	workbook := d.export("xlsx", ".xlsx")
	d.same("Excel by openpyxl", d.lines(d.python("openpyxl", "rows.py", workbook)), answers)
	d.same("Excel by LibreOffice", d.lines(d.python("csv", "rows.py", d.calculated(workbook, "answers"))), answers)
	duckdb, parquet := filepath.Join("..", "..", "tools", "bin", "duckdb"), d.export("parquet", ".parquet")
	d.same("Parquet by DuckDB", d.lines(d.program3(duckdb,
		"SELECT * REPLACE (strftime(decided_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS decided_at) FROM '"+parquet+"'")), answers)
	d.same(
		"the file itself by sqlite3",
		d.lines(d.python("sqlite3", "log.py", d.project)),
		d.lines(d.python("csv", "said.py", d.export("csv", ".csv"))),
	)

	for _, of := range []struct{ format, ending, schema, inside string }{
		{"refi", ".qdpx", "Project.xsd", "project.qde"}, {"refi-codebook", ".qdc", "Codebook.xsd", ""},
	} {
		path := d.export(of.format, of.ending)
		if of.inside != "" {
			path = strings.TrimSpace(d.python("zipfile", "unpack.py", path, of.inside, d.TempDir()))
		}
		d.program3("xmllint", "--nonet", "--noout", "--schema", filepath.Join("testdata", "schemas", of.schema), path)
	}
	d.python("json", "tools.py", d.export("labelstudio", ".json"), d.export("doccano", ".zip"), d.export("webanno", ".zip"))

	d.plumb("freeze", "printed")
	for _, size := range []string{"a4", "letter"} {
		d.printed("printed", size)
	}
}

// TestProgramsOfOthersReadAPackage holds what is given away to the schemas of others.
func TestProgramsOfOthersReadAPackage(t *testing.T) {
	d := newHostile(t)
	told := filepath.Join(t.TempDir(), "told.yaml")
	d.must(os.WriteFile(told, []byte("licence: CC BY 4.0\nlanguages: en, ar\ncreators: The \"harbour\" study 😀\n"), 0o600))
	folder := d.export("package", "", "--release", "first", "--answers", told)
	sums := exec.Command("sha256sum", "-c", "--strict", "SHA256SUMS")
	sums.Dir = folder
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum -c: %v\n%s", err, out)
	}
	d.python("jsonschema", "datapackage.py", folder, filepath.Join("testdata", "schemas"))
	d.python("json", "linked.py", folder)
	duckdb := filepath.Join("..", "..", "tools", "bin", "duckdb")
	for _, table := range []string{"answers", "paragraphs", "evidence", "codebook", "agreement", "annotators"} {
		csv := d.lines(d.python("csv", "rows.py", filepath.Join(folder, "data", table+".csv")))
		parquet := d.lines(d.program3(duckdb, "SELECT * FROM '"+filepath.Join(folder, "data", table+".parquet")+"'"))
		if table != "evidence" { // no words were marked
			d.same(table+" by DuckDB", parquet, csv)
		}
	}
	for _, page := range []string{"codebook.html", "datasheet.html", "report.html"} {
		d.program3("xmllint", "--nonet", "--noout", "--html", filepath.Join(folder, page))
	}
	said := d.program3("pdftotext", filepath.Join(folder, "report.pdf"), "-")
	if !strings.Contains(said, "How the labels came about") || !strings.Contains(said, "p-") {
		t.Errorf("the report of the package in print says %.400s", said)
	}
	archive := d.export("package", ".zip", "--release", "first", "--answers", told)
	d.python("zipfile", "unpack.py", archive, "SHA256SUMS", t.TempDir())
	card := d.export("huggingface", "", "--release", "first", "--answers", told)
	rows := d.lines(d.program3(duckdb, "SELECT * FROM '"+filepath.Join(card, "data", "answers", "*.parquet")+"'"))
	d.same("the folder for Hugging Face by DuckDB", rows, d.lines(d.python("csv", "rows.py", filepath.Join(folder, "data", "answers.csv"))))
}
