package datasheet

import (
	"bufio"
	"io"
	"strings"
)

// blank stands where nobody has answered yet.
const blank = "To be told by those who made it: "

// WriteMarkdown writes the data sheet as Markdown that GitHub, GitLab and Hugging Face show.
func (d *Datasheet) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	say := func(parts ...string) {
		for _, p := range parts {
			_, _ = b.WriteString(p) // Flush tells
		}
	}
	say("# Data sheet: ", plain(d.Title), "\n\n", plain(d.Made), "\n")
	for _, s := range d.Sections {
		say("\n## ", plain(s.Title), "\n")
		for _, i := range s.Items {
			say("\n### ", plain(i.Asks), "\n\n")
			if i.Blank() {
				say("*", blank, "`", i.Key, "`*\n\n")
			}
			for _, p := range i.Told {
				say(plain(p), "\n\n")
			}
			if i.Rows != nil {
				say(i.Rows.markdown(), "\n")
			}
			say("<sub>", plain(i.From), "</sub>\n")
		}
	}
	return b.Flush()
}

func (t *Table) markdown() string {
	var b strings.Builder
	line := func(cells []string) {
		for _, cell := range cells {
			b.WriteString("| " + plain(cell) + " ")
		}
		b.WriteString("|\n")
	}
	line(t.Head)
	b.WriteString(strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, row := range t.Rows {
		line(row)
	}
	return b.String()
}

// marks are what Markdown or HTML would take for more than a sign.
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "\n", " ", "\r", " ",
)

// plain writes words so that nothing in them acts. A number at the beginning of a line,
// or what would draw a list, stays a word.
func plain(words string) string {
	words = marks.Replace(words)
	if trimmed := strings.TrimLeft(
		words,
		"0123456789",
	); trimmed != words &&
		(strings.HasPrefix(trimmed, ". ") || strings.HasPrefix(trimmed, ") ")) {
		return words[:len(words)-len(trimmed)] + `\` + trimmed
	}
	if strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "+ ") || strings.HasPrefix(words, "=") {
		return `\` + words
	}
	return words
}
