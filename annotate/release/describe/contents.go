package describe

import (
	"bufio"
	"io"
	"strings"
	"time"
)

// WriteContents writes, for people, which files there are and what each holds.
func (p *Package) WriteContents(w io.Writer) error {
	b := bufio.NewWriter(w)
	say := func(parts ...string) {
		for _, s := range parts {
			_, _ = b.WriteString(s) // Flush tells
		}
	}
	say("# ", plain(p.Title), ", ", plain(p.Version), "\n\n", plain(p.description()), "\n\n")
	say("Released ", p.Released.UTC().Format(time.DateOnly), ". Licence: ", plain(orNotTold(p.Licence)), ".\n\n")
	say("| File | Holds |\n| --- | --- |\n")
	for _, f := range p.Files {
		say("| [", f.Path, "](", f.Path, ") | ", plain(f.Holds), " |\n")
	}
	for _, d := range []string{Frictionless, Croissant, ROCrate} {
		say("| [", d, "](", d, ") | the tables and files, for programs |\n")
	}
	say("\nEvery file is held by `sha256sum -c SHA256SUMS`. What each column says, and what an empty cell does, stands in `",
		Frictionless, "`. Offsets count code points from 0, the end exclusive.\n")
	return b.Flush()
}

func orNotTold(words string) string {
	if words == "" {
		return notTold
	}
	return words
}

// marks are what Markdown or HTML would take for more than a sign.
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`,
	"\n", " ", "\r", " ",
)

// plain writes words so that nothing in them acts.
func plain(words string) string { return marks.Replace(words) }
