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
	Stands(ctx context.Context, key annotate.Key) (annotate.Current, error) // with the revision 0 if there never was an entry
}

// Decide writes facts as one action. What stands already is not written again.
func Decide(ctx context.Context, from CurrentReader, pen *annotate.Pen, facts ...Fact) ([]annotate.Entry, error) {
	pen.Begin()
	var entries []annotate.Entry
	for _, f := range facts {
		now, err := from.Stands(ctx, f.Key)
		if err != nil {
			return nil, err
		}
		if now.Entry.Value != f.Value {
			entries = append(entries, pen.WriteOver(now, f.Key, f.Value, annotate.OriginAnnotator))
		}
	}
	return entries, nil
}
