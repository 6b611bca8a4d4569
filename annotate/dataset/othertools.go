package dataset

import (
	"io"

	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus/doccano"
	"plumbline/annotate/corpus/labelstudio"
	"plumbline/annotate/corpus/refi"
	"plumbline/annotate/corpus/webanno"
	"plumbline/annotate/sentence"
)

// LabelStudio is a list of tasks, a paragraph each.
var LabelStudio = &Format{
	texts: true,
	Name:  "labelstudio", Counts: "paragraph", Extension: ".json", Holds: "tasks of Label Studio",
	Title: sentence.Own("Label Studio"), Tip: sentence.Own("A task a paragraph, answers as choices, evidence as labelled words"),
	write: func(w io.Writer, what *contents) (int, error) {
		docs, err := what.documents()
		if err != nil {
			return 0, err
		}
		return labelstudio.Write(w, what.counted(docs.paragraphs()))
	},
}

// Doccano is an archive with a file of JSON Lines for each annotator.
var Doccano = &Format{
	texts: true,
	Name:  "doccano", Counts: "paragraph", Extension: ".zip", Holds: "JSON Lines of doccano, a file an annotator",
	Title: sentence.Own("doccano JSON Lines"),
	Tip:   sentence.Own("An archive of JSON Lines, a file an annotator, as doccano exports a project"),
	write: func(w io.Writer, what *contents) (int, error) {
		docs, err := what.documents()
		if err != nil {
			return 0, err
		}
		return doccano.Write(w, what.counted(docs.paragraphs()))
	},
}

// WebAnno is an archive with a folder for each article and a file in it for each annotator.
var WebAnno = &Format{
	texts: true,
	Name:  "webanno", Counts: "article", Extension: ".zip", Holds: "WebAnno TSV 3.3, a folder an article",
	Title: sentence.Own("WebAnno TSV 3.3"),
	Tip:   sentence.Own("An archive for INCEpTION: a folder an article, a file an annotator, answers as layers"),
	write: func(w io.Writer, what *contents) (int, error) {
		docs, err := what.documents()
		if err != nil {
			return 0, err
		}
		return webanno.Write(w, what.counted(docs.articles()))
	},
}

// RefiProject is what programs for qualitative analysis exchange.
var RefiProject = &Format{
	texts: true,
	Name:  "refi", Counts: "article", Extension: ".qdpx", Holds: "a REFI-QDA project",
	Title: sentence.Own("REFI-QDA project"), Tip: sentence.Own("Texts, codes and codings by user for NVivo, MAXQDA, ATLAS.ti and others"),
	write: func(w io.Writer, what *contents) (int, error) {
		docs, err := what.documents()
		if err != nil {
			return 0, err
		}
		return refi.Write(w, what.book.Title, codesOf(what.book, nil), what.counted(docs.articles()))
	},
}

// RefiCodebook is the codebook alone.
var RefiCodebook = &Format{
	Name: "refi-codebook", Counts: "question", Extension: ".qdc", Holds: "the codebook in force as a REFI-QDA codebook",
	Title: sentence.Own("REFI-QDA codebook"), Tip: sentence.Own("The questions in force and their options as codes, without answers"),
	write: func(w io.Writer, what *contents) (int, error) {
		var targets []string
		for _, t := range what.targets {
			targets = append(targets, t.Name)
		}
		codes := codesOf(what.book, targets)
		return len(codes), refi.WriteCodebook(w, codes)
	},
}

// codesOf are the questions of a codebook as codes, with their options under them; one that
// is asked about each target stands there for each.
func codesOf(book *codebook.Codebook, targets []string) []refi.Code {
	var all []refi.Code
	for i := range book.Fields {
		f := &book.Fields[i]
		if !f.Choosable() || f.IsAside() {
			continue
		}
		about := []string{""}
		if f.PerTarget {
			about = targets
		}
		for _, target := range about {
			c := refi.Code{Name: QuestionName(f.Key, target), Description: f.Question}
			for _, o := range f.Options {
				c.Under = append(c.Under, refi.Code{Name: o.Value, Description: o.Definition})
			}
			all = append(all, c)
		}
	}
	return all
}
