package pdf

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// memoryPages is how much the program may have, in pages of 64 KB.
const memoryPages = 4096

// one is the only worker: another document waits for it.
var one = make(chan struct{}, 1)

// compiled is the program, once it was needed.
var compiled struct {
	sync.Mutex
	pool pdfium.Pool
}

// worker waits for the program and hands it over; done gives it back, or ends
// what it is at.
func worker(ctx context.Context, in *document.Input) (pdfium.Pdfium, func(kill bool), error) {
	select {
	case one <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	type started struct {
		instance pdfium.Pdfium
		err      error
	}
	ready := make(chan started, 1)
	go func() {
		pool, err := program(in)
		if err != nil {
			ready <- started{nil, err}
			return
		}
		instance, err := pool.GetInstanceWithContext(context.Background())
		ready <- started{instance, err}
	}()
	select {
	case s := <-ready:
		if s.err != nil {
			<-one
			return nil, nil, s.err
		}
		return s.instance, func(kill bool) { release(s.instance, kill) }, nil
	case <-ctx.Done(): // compiling goes on, for the next document
		go func() {
			if s := <-ready; s.err == nil {
				release(s.instance, false)
				return
			}
			<-one
		}()
		return nil, nil, ctx.Err()
	}
}

func release(instance pdfium.Pdfium, kill bool) {
	if kill {
		_ = instance.Kill() // what it was at is given up
	} else {
		_ = instance.Close() // the document is read
	}
	<-one
}

// program compiles the program, or takes it from the cache.
func program(in *document.Input) (pdfium.Pool, error) {
	compiled.Lock()
	defer compiled.Unlock()
	if compiled.pool != nil {
		return compiled.pool, nil
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true)
	if folder := cacheFolder(); folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			config = config.WithCompilationCache(cache)
			if isEmpty(folder) {
				in.Tell(sentence.Of("ingest.pdf-first-time"))
			}
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, err
	}
	compiled.pool = pool
	return pool, nil
}

// cacheFolder is where the compiled program is kept, or "".
func cacheFolder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	folder := filepath.Join(base, "plumbline", "pdf")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return folder
}

// isEmpty reports that nothing is kept in the folder yet: the cache makes a
// folder for its version first.
func isEmpty(folder string) bool {
	versions, _ := os.ReadDir(folder)
	for _, v := range versions {
		if kept, _ := os.ReadDir(filepath.Join(folder, v.Name())); len(kept) > 0 {
			return false
		}
	}
	return true
}
