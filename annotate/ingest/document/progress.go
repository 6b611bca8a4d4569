package document

import "plumbline/annotate/sentence"

// Progress is how far the reading of one file is.
type Progress struct {
	Now   sentence.Sentence // what takes long just now, if that is known
	Share float64           // of the file that is read, from 0 to 1
}

// stretch is what lies of a file between two shares of it.
type stretch struct{ from, to float64 }

// at is the share of the file where so much of the stretch is done.
func (s stretch) at(done, all int) float64 {
	return s.from + (s.to-s.from)*float64(done)/float64(max(all, 1))
}

// Reserve leaves for the reader of the input a share of the work alone: the rest is
// done with what it hands back.
func (in *Input) Reserve(share float64) { in.whole = stretch{0, share} }

// Step tells that so many pieces of an input are done, be they files, pages or bytes. A
// part that is read next is the next piece.
func (in *Input) Step(done, all int, now sentence.Sentence) {
	done = min(done, all)
	in.next = stretch{in.whole.at(done, all), in.whole.at(min(done+1, all), all)}
	in.Tell(now)
}

// Tell says what takes long.
func (in *Input) Tell(now sentence.Sentence) {
	if in.Progress != nil {
		in.spent.share = max(in.spent.share, in.next.from) // of a document some parts are read twice
		in.Progress(Progress{now, in.spent.share})
	}
}
