package annotate

import "plumbline/annotate/sentence"

// MergeOptions say how files are merged.
type MergeOptions struct {
	// AcceptCodebook takes versions of the codebook that the project never held.
	AcceptCodebook bool
}

// MergeReport tells what merging files brings into a project, or brought.
type MergeReport struct {
	Project   string // its path
	Files     []MergeFile
	Conflicts []MergeConflict     // that the files bring, in the order of paragraphs
	Warnings  []sentence.Sentence // about the project and the files together
	Refusals  []MergeRefusal      // if there are any, nothing is merged
	Merged    bool                // it was written, not only planned, and there was something new
	Backup    string              // where the project lies as it was before; "" if nothing was written
}

// MergeFile tells what one file brings that neither the project nor a file
// before it holds.
type MergeFile struct {
	Path     string
	Warnings []sentence.Sentence

	New, Same MergeCount
	Conflicts int         // of the report's, how many this file has a part in
	Codebooks []string    // new versions, such as "news-core 1.1.0"
	People    []string    // who joins by it
	Work      []MergeWork // new answers by article and annotator
}

// MergeCount counts what a file holds.
type MergeCount struct {
	Articles  int
	Codebooks int
	Entries   int // of the log, answers and all else
}

// MergeWork is what one annotator newly said about one article.
type MergeWork struct {
	Article    string // its id
	Title      string
	Annotator  string // "" for decisions that have none, such as final answers
	Paragraphs int    // on which they answered or submitted
	Answers    int
}

// MergeConflict is a question on which two decisions stand against each other.
// The later one is current, and both are kept.
type MergeConflict struct {
	File     string // the path of the file that brought one of them
	Conflict        // both entries; the key says which question
	Article  string // its id; "" if the question is about no article
	Title    string
	Position int    // of the paragraph, 0 if the question is about none
	Target   string // the name of the target; "" if the question has none
}

// MergeRefusal says why a file cannot be merged.
type MergeRefusal struct {
	Path   string
	Code   string
	Reason sentence.Sentence
}

// Refused reports whether a file cannot be merged, so that nothing is.
func (r *MergeReport) Refused() bool { return len(r.Refusals) > 0 }

// New counts the entries, articles and versions of the codebook that are new.
func (r *MergeReport) New() MergeCount {
	var sum MergeCount
	for _, f := range r.Files {
		sum.Articles += f.New.Articles
		sum.Codebooks += f.New.Codebooks
		sum.Entries += f.New.Entries
	}
	return sum
}

// Changes reports whether the files hold anything that the project does not.
func (r *MergeReport) Changes() bool { return r.New() != MergeCount{} }
