package team

import (
	"context"

	"plumbline/annotate"
)

// Fact is what a lead decides: the value of one key of the log.
type Fact struct {
	Key   annotate.Key
	Value string // "" takes it back
}

// PersonFact is a field of a person.
func PersonFact(id, field, value string) Fact {
	return Fact{annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: field}, value}
}

// AttributeFact is a private attribute of a person.
func AttributeFact(id, name, value string) Fact {
	return Fact{annotate.Key{Kind: annotate.KindAttribute, Subject: id, Field: name}, value}
}

// ArticleFact is a field of an article.
func ArticleFact(id, field, value string) Fact {
	return Fact{annotate.Key{Kind: annotate.KindArticle, Subject: id, Field: field}, value}
}

// BatchFact is a field of a batch.
func BatchFact(name, field, value string) Fact {
	return Fact{annotate.Key{Kind: annotate.KindBatch, Subject: name, Field: field}, value}
}

// ProjectFact is a field of the project.
func ProjectFact(field, value string) Fact {
	return Fact{annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, value}
}

// CurrentReader is what a decision is compared with.
type CurrentReader interface {
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
}

// Decide writes facts as one action. What stands already is not written again.
func Decide(ctx context.Context, from CurrentReader, pen *annotate.Pen, facts ...Fact) ([]annotate.Entry, error) {
	pen.Begin()
	var entries []annotate.Entry
	for _, f := range facts {
		now, err := from.Current(ctx, f.Key)
		if err != nil {
			return nil, err
		}
		if now == nil {
			now = &annotate.Entry{}
		}
		if now.Value != f.Value {
			entries = append(entries, pen.Write(f.Key, f.Value, now.ID, annotate.OriginAnnotator))
		}
	}
	return entries, nil
}
