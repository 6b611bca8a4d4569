package main

import (
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/google/uuid"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// The illustrations begin on the day after the articles were brought in, each
// annotator at an hour of their own. An answer takes some seconds, an article
// is a day's work.
const (
	sampleAnswerTime = 5 * time.Second
	sampleFirstHour  = 9
)

// sampleAnswers are the entries of everyone who answered, and what the project
// says of their answers.
func sampleAnswers(
	book *codebook.Codebook,
	targets []annotate.Target,
	from []seeds.Article,
	articles []*annotate.Article,
	answers []seeds.AnnotatorAnswers,
) ([]annotate.Entry, error) {
	start := time.Date(2024, time.March, 13, sampleFirstHour, 0, 0, 0, time.UTC)
	about := samplePenOf("sample", book.Hash)
	about.at = start
	entries := []annotate.Entry{about.write(
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout}, seeds.AboutAnswers)}
	ids := make(map[string]string, len(targets))
	all := make([]string, len(targets))
	for i, t := range targets {
		ids[t.Name], all[i] = t.ID, t.ID
	}
	asked := annotate.JoinIDs(all)
	for i, a := range answers {
		pen := samplePenOf(a.Annotator, book.Hash)
		pen.at = start.Add(time.Duration(i) * time.Hour)
		entries = append(
			entries,
			pen.write(annotate.Key{Kind: annotate.KindPerson, Subject: a.Annotator, Field: annotate.PersonJoined}, annotate.Yes),
		)
		for day, article := range from {
			pen.at = start.AddDate(0, 0, day).Add(time.Duration(i) * time.Hour)
			written, err := pen.article(articles[day], a.Articles[article.Slug], ids, asked)
			if err != nil {
				return nil, fmt.Errorf("the answers of %s to %s: %w", a.Annotator, article.Slug, err)
			}
			entries = append(entries, written...)
		}
	}
	return entries, nil
}

// illustrator writes what an annotator of the sample says. Ids and times of its
// entries follow from what they say and where, whoever makes the sample.
type illustrator struct {
	pen    *annotate.Pen
	at     time.Time
	saying string // what the entry in work says
}

func samplePenOf(annotator, codebookHash string) *illustrator {
	i := &illustrator{pen: annotate.NewPen("sample", annotator, codebookHash, 0)}
	i.pen.Now = func() time.Time { return i.at }
	i.pen.NewID = func() string { return sampleID(i.saying) }
	return i
}

// sampleID is an id made of words, of version 8: made by a scheme of our own.
func sampleID(words string) string {
	sum := sha256.Sum256([]byte("plumbline sample " + words))
	id, _ := uuid.FromBytes(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	return id.String()
}

// write writes what an annotator says about a key.
func (i *illustrator) write(key annotate.Key, value string) annotate.Entry {
	i.at = i.at.Add(sampleAnswerTime)
	i.saying = fmt.Sprintf("action %s %+v %s", i.pen.Codebook, key, value)
	i.pen.Begin()
	i.saying = fmt.Sprintf("%s %+v %s", i.pen.Codebook, key, value)
	e := i.pen.Write(key, value, "", annotate.OriginAnnotator)
	e.ElapsedMS = sampleAnswerTime.Milliseconds()
	return e
}

// article writes the answers to an article, and submits each paragraph after
// its last one.
func (i *illustrator) article(
	a *annotate.Article,
	answers []seeds.Answer,
	targets map[string]string,
	asked string,
) ([]annotate.Entry, error) {
	var entries []annotate.Entry
	for n, answer := range answers {
		if answer.Position < 1 || answer.Position > len(a.Paragraphs) {
			return nil, fmt.Errorf("there is no paragraph %d", answer.Position)
		}
		sheet := annotate.NewSheet(a.Paragraphs[answer.Position-1], annotate.LayerAnnotation, 1, i.pen.Author)
		entries = append(entries, i.write(sheet.Key(answer.Field, targets[answer.Target]), answer.Value))
		if n+1 == len(answers) || answers[n+1].Position != answer.Position {
			entries = append(entries, i.write(sheet.SubmissionKey(), asked))
		}
	}
	return entries, nil
}
