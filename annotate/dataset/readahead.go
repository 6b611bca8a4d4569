package dataset

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
)

// mostAhead is how many files are read at once at most: each may be large.
const mostAhead = 4

// readAhead reads files beside each other and gives them in the order of their
// paths: while one is looked at, those that come next are read.
func readAhead(ctx context.Context, paths []string, o ingest.Options) iter.Seq2[*ingest.File, error] {
	type reading struct {
		file *ingest.File
		err  error
	}
	o.Progress = oneAtATime(o.Progress)
	return func(yield func(*ingest.File, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		var readers sync.WaitGroup
		defer readers.Wait()
		defer stop()
		ahead := make(chan chan reading, mostAhead)
		begin := func(path string) {
			done := make(chan reading, 1)
			readers.Go(func() {
				file, err := ingest.ReadFile(ctx, path, o)
				done <- reading{file, err}
			})
			ahead <- done
		}
		begun := min(len(paths), runtime.GOMAXPROCS(0), mostAhead)
		for _, path := range paths[:begun] {
			begin(path)
		}
		for range paths {
			next := <-<-ahead
			if begun < len(paths) {
				begin(paths[begun])
				begun++
			}
			if !yield(next.file, next.err) {
				return
			}
		}
	}
}

// oneAtATime lets those that are read beside each other tell something in turn.
func oneAtATime(tell func(document.Progress)) func(document.Progress) {
	if tell == nil {
		return nil
	}
	var turn sync.Mutex
	return func(p document.Progress) {
		turn.Lock()
		defer turn.Unlock()
		tell(p)
	}
}
