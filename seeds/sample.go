package seeds

import "sync"

// Sample is the project the program opens with at its first start.
type Sample struct {
	Targets  []Target
	Articles []Article
}

// SampleProject returns the sample project: three fictional articles on one
// event, each with a key. It is parsed once and shared, so callers only read it.
func SampleProject() Sample { return sampleOnce() }

// ScriptArticles returns one Arabic and one Chinese article, without keys. They
// are parsed once and shared, so callers only read them.
func ScriptArticles() []Article { return scriptsOnce() }

// The seeds are part of the program and a test reads them through the same
// functions, so an error cannot reach a user and is not handed on.
var (
	sampleOnce = sync.OnceValue(func() Sample {
		sample, _ := readSample("sample")
		return sample
	})
	scriptsOnce = sync.OnceValue(func() []Article {
		articles, _ := readArticles("scripts")
		return articles
	})
)

// readSample reads the targets, the articles and their keys in a folder.
func readSample(folder string) (Sample, error) {
	targets, err := readTargets(folder)
	if err != nil {
		return Sample{}, err
	}
	articles, err := readArticles(folder)
	if err != nil {
		return Sample{}, err
	}
	for i := range articles {
		if articles[i].Key, err = readKey(folder, articles[i].Slug); err != nil {
			return Sample{}, err
		}
		if articles[i].Reasons, err = readReasons(folder, articles[i].Slug); err != nil {
			return Sample{}, err
		}
	}
	return Sample{Targets: targets, Articles: articles}, nil
}
