package annotate

import "plumbline/annotate/sentence"

// MergeOptions say how files are merged.
type MergeOptions struct {
	// AcceptCodebook takes versions of the codebook that the project never held.
	AcceptCodebook bool
	// Answers are what a person said to what is listed; a later one counts
	// against an earlier. What nobody answered stays out and is listed again.
	Answers []MergeAnswer
}

// MergeAnswer is a person's yes or no to what a file claims.
type MergeAnswer struct {
	File  string // its path as it was named; "" for every file
	Claim Claim  // "" for every claim
	Yes   bool
}

// Answer is what was said to a claim of a file, and whether anything was.
func (o MergeOptions) Answer(file string, claim Claim) (yes, answered bool) {
	for _, a := range o.Answers {
		if (a.File == "" || a.File == file) && (a.Claim == "" || a.Claim == claim) {
			yes, answered = a.Yes, true
		}
	}
	return yes, answered
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

	Sender   string        // whose own work comes in, "" if that is nobody or several people
	Pack     bool          // it is a pack that the project knows, made for the sender
	Together bool          // between leads: all that is listed is one question
	Listed   []MergeListed // what comes in only after a yes, in the order of Claims
	Declined int           // entries that were declined earlier, and stay out
	Waiting  int           // entries about something that is listed and stays out

	New, Same MergeCount  // New is what comes in
	Conflicts int         // of the report's, how many this file has a part in
	Codebooks []string    // new versions, such as "news-core 1.1.0"
	People    []string    // who joins by it
	Work      []MergeWork // new answers by article and annotator
	Asked     int         // new questions to the lead
	Voted     int         // new second votes
}

// MergeListed is what a file holds of one claim beside its sender's own work.
type MergeListed struct {
	Claim    Claim // "" for everything, where no more may be told
	Entries  int
	Texts    int      // new articles, of ClaimArticle
	Authors  []string // who wrote them, by what they say of themselves; "" for the command line
	First    []MergeItem
	Yes      bool // it comes in
	Answered bool // a person said yes or no
}

// Hide leaves of what is listed only how much it is, as one question: what an
// annotator may know of what others did.
func (f *MergeFile) Hide() {
	if len(f.Listed) == 0 {
		return
	}
	all := MergeListed{Yes: true, Answered: true}
	for _, l := range f.Listed {
		all.Entries += l.Entries
		all.Texts += l.Texts
		all.Yes = all.Yes && l.Yes
		all.Answered = all.Answered && l.Answered
	}
	f.Listed, f.Together = []MergeListed{all}, true
}

// MergeItem is one entry that is listed, or a new text if it has no id.
type MergeItem struct {
	Entry    Entry
	Title    string // of the article it is about
	Position int    // of the paragraph it is about
	Question string // what the form calls the field that was answered
	Value    string // the value as the form shows it
	Name     string // of the target or the version of the codebook it is about
}

// MergeCount counts what a file holds.
type MergeCount struct {
	Articles  int
	Codebooks int
	Entries   int // of the log, answers and all else
	Texts     int // of paragraphs that were here without theirs
}

// MergeWork is what one annotator newly said about one article.
type MergeWork struct {
	Article   string // its id
	Title     string
	Annotator string    // "" for decisions that have none, such as final answers
	Units     UnitCount // on which they answered or submitted
	Answers   int
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
	Question string // what the form calls the field; "" if it is none of the codebook
	Now, Not string // the values as the form shows them, of the current entry and of the other
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
		sum.Texts += f.New.Texts
	}
	return sum
}

// Changes reports whether there is anything to write: something comes in, or
// something is declined for the first time.
func (r *MergeReport) Changes() bool { return r.New() != MergeCount{} || r.Refuses() }

// Refuses reports whether a person said no to something that is listed.
func (r *MergeReport) Refuses() bool {
	return r.anyListed(func(l *MergeListed) bool { return l.Answered && !l.Yes })
}

// Lists reports whether a file holds anything that comes in only after a yes.
func (r *MergeReport) Lists() bool { return r.anyListed(func(*MergeListed) bool { return true }) }

func (r *MergeReport) anyListed(is func(*MergeListed) bool) bool {
	for i := range r.Files {
		for j := range r.Files[i].Listed {
			if is(&r.Files[i].Listed[j]) {
				return true
			}
		}
	}
	return false
}
