package review

import (
	"slices"
	"time"

	"plumbline/annotate"
)

// OldAfter is the time without a sign after which an annotator's file is old,
// if others have given one since.
const OldAfter = 7 * 24 * time.Hour

// Sign is when the last thing that an annotator said in this project was said;
// zero if nothing was.
type Sign struct {
	Annotator string
	Last      time.Time
	Done      bool // nothing more is awaited from them
}

// Signs returns the last sign of each of these people, as far as answers tell.
// Nothing is awaited from who submitted all that was given to them, nor from
// those of whom nothing is (annotate.PersonSummary.Awaited).
func (a *Answers) Signs(people []annotate.PersonSummary) []Sign {
	last := make(map[string]int64)
	for _, s := range a.sheets {
		who := a.annotators.list[s.annotator]
		last[who] = max(last[who], s.at)
	}
	signs := make([]Sign, len(people))
	for i, p := range people {
		signs[i].Annotator = p.ID
		ms := last[p.ID]
		signs[i].Done = a.seated(p.ID) || p.Left().All == 0
		if ms > 0 {
			signs[i].Last = time.UnixMilli(ms).UTC()
		}
	}
	return signs
}

// MissingFile finds whose answers seem to be missing here: nothing came from
// them for longer than after, while somebody else went on. It names the one
// whose last sign is the oldest, and how many others there are. Where nobody
// went on, the work is at rest and nothing is missing.
func MissingFile(signs []Sign, now time.Time, after time.Duration) []Attention {
	fresh := func(s Sign) bool { return now.Sub(s.Last) <= after }
	missing := slices.DeleteFunc(slices.Clone(signs), func(s Sign) bool { return s.Done || fresh(s) })
	if len(missing) == 0 || !slices.ContainsFunc(signs, fresh) {
		return nil
	}
	slices.SortStableFunc(missing, func(a, b Sign) int { return a.Last.Compare(b.Last) })
	oldest := missing[0]
	found := Attention{Kind: FileMissing, Annotator: oldest.Annotator, Further: len(missing) - 1, Never: oldest.Last.IsZero()}
	if !found.Never {
		found.Days = int(now.Sub(oldest.Last) / (24 * time.Hour))
	}
	return []Attention{found}
}
