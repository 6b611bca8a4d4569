package store

import (
	"database/sql"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// allowed says in Go what viewOf says in SQL: whether A1 may see an entry, by
// everything that stands.
func allowed(e annotate.Entry, now map[annotate.Key]annotate.Current, s *secrets) bool {
	stands := func(k annotate.Key) string { return now[k].Entry.Value }
	ever := func(k annotate.Key) bool { _, was := now[k]; return was }
	k := e.Key
	switch k.Kind {
	case annotate.KindProject, annotate.KindTarget, annotate.KindPerson, annotate.KindBatch, annotate.KindAssignment:
		return true
	case annotate.KindFreeze, annotate.KindRelease, annotate.KindDiscussion:
		return false
	case annotate.KindRuling:
		return k.Annotator == "" || k.Annotator == "A1"
	case annotate.KindFeedback, annotate.KindQuestion:
		return k.Annotator == "A1"
	case annotate.KindAttribute, annotate.KindConsent:
		return k.Subject == "A1"
	case annotate.KindArticle:
		telling := slices.Contains([]string{annotate.MetaOutlet, annotate.MetaAuthor, annotate.MetaURL, annotate.MetaFile}, k.Field)
		blind := stands(
			annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
		) == annotate.Yes
		return !telling || !blind || ever(annotate.RevealKey(annotate.RevealOutlet, k.Subject, "A1", 1))
	}
	if k.Annotator == "A1" {
		return true
	}
	sheet := annotate.NewSheet(annotate.Paragraph{ID: k.Subject}, annotate.LayerAnnotation, 1, "A1")
	submitted := func(layer annotate.Layer) bool {
		own := *sheet
		own.Layer = layer
		if s.isArticle(k.Subject) {
			return stands(own.SubmissionKey()) != "" && stands(own.Key("genre", "")) != ""
		}
		return stands(own.SubmissionKey()) != "" && stands(own.Key("unit_type", "")) == "furniture"
	}
	batch := stands(annotate.Key{Kind: annotate.KindArticle, Subject: s.articleOf(k.Subject), Field: annotate.MetaBatch})
	closed := batch != "" && stands(annotate.Key{Kind: annotate.KindBatch, Subject: batch, Field: annotate.BatchClosed}) == annotate.Yes
	open := closed && submitted(annotate.LayerAnnotation) || ever(annotate.RevealKey(annotate.RevealAnswers, k.Subject, "A1", 1))
	switch {
	case k.Kind == annotate.KindReveal, k.Kind == annotate.KindExposure, k.Layer == annotate.LayerModel:
		return false
	case k.Layer == annotate.LayerPractice:
		return k.Annotator == "" && submitted(annotate.LayerPractice) && closed && submitted(annotate.LayerAnnotation)
	default:
		return open
	}
}

// TestAnAnnotatorSeesExactlyWhatTheRulesAllow lets everyone say anything in any
// order and compares what A1 reads of the log and of what is current with the
// rules.
func TestAnAnnotatorSeesExactlyWhatTheRulesAllow(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	book := mustParse(t, wholeSource)
	if err := s.Adopt(s.ctx, book, s.pen); err != nil {
		t.Fatal(err)
	}
	s.pen.Codebook = book.Hash
	s.viewAs(t, "A1")
	paragraph := func(rt *rapid.T) annotate.Paragraph {
		a := rapid.SampledFrom(s.articles[:2]).Draw(rt, "article")
		return rapid.SampledFrom(append(a.Paragraphs[:len(a.Paragraphs):len(a.Paragraphs)], wholeOf(a))).Draw(rt, "paragraph")
	}
	text := func(rt *rapid.T) annotate.Paragraph { // of which words can be marked and pointed out
		a := rapid.SampledFrom(s.articles[:2]).Draw(rt, "article")
		return rapid.SampledFrom(a.Paragraphs).Draw(rt, "paragraph")
	}
	// question is what decides whether something is submitted, and its answers.
	question := func(p annotate.Paragraph) (field string, answers []string) {
		if p.Whole() {
			return "genre", []string{"news", "comment", ""}
		}
		return "unit_type", []string{"furniture", "body", ""}
	}
	yesOrNo := func(rt *rapid.T) string { return rapid.SampledFrom([]string{annotate.Yes, ""}).Draw(rt, "value") }
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		if round++; round > 12 {
			return // each looks through the log of all before, so a few are many cases
		}
		rt.Repeat(map[string]func(*rapid.T){
			"answer": func(rt *rapid.T) {
				who := rapid.SampledFrom([]string{"A1", "A2", "L", ""}).Draw(rt, "who")
				layer := rapid.SampledFrom([]annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice, annotate.LayerFinal}).
					Draw(rt, "layer")
				if (who == "") == (layer == annotate.LayerAnnotation) || layer == annotate.LayerFinal && who != "" {
					return
				}
				sheet := annotate.NewSheet(paragraph(rt), layer, 1, who)
				field, answers := question(sheet.Paragraph)
				s.say(t, "L", sheet.Key(field, ""), rapid.SampledFrom(answers).Draw(rt, "value"))
				if who != "" {
					s.say(t, "L", sheet.SubmissionKey(), rapid.SampledFrom([]string{s.target, ""}).Draw(rt, "submitted"))
				}
			},
			"mark": func(rt *rapid.T) {
				who := rapid.SampledFrom([]string{"A1", "A2", "L", ""}).Draw(rt, "who")
				layer := rapid.SampledFrom([]annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice, annotate.LayerFinal}).
					Draw(rt, "layer")
				if (who == "") == (layer == annotate.LayerAnnotation) || layer == annotate.LayerFinal && who != "" {
					return
				}
				q := text(rt)
				sheet := annotate.NewSheet(q, layer, 1, who)
				option := rapid.SampledFrom([]string{"furniture", "body"}).Draw(rt, "option")
				s.say(t, "L", sheet.EvidenceKey(annotate.Slot{Field: "unit_type"}, option), drawMarks(rt, q))
			},
			"expose": func(rt *rapid.T) {
				who := rapid.SampledFrom([]string{"A1", "A2"}).Draw(rt, "who")
				s.say(t, who, annotate.ExposureKey(drawTreatment(rt), text(rt).ID, who, 1), drawExposure(rt))
			},
			"work": func(rt *rapid.T) {
				layer := rapid.SampledFrom([]annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice}).Draw(rt, "layer")
				sheet := annotate.NewSheet(paragraph(rt), layer, 1, "A1")
				field, answers := question(sheet.Paragraph)
				s.say(t, "A1", sheet.Key(field, ""), answers[0])
				s.say(t, "A1", sheet.SubmissionKey(), s.target)
			},
			"reveal": func(rt *rapid.T) {
				who := rapid.SampledFrom([]string{"A1", "A2"}).Draw(rt, "who")
				q := paragraph(rt)
				s.say(t, who, annotate.RevealKey(annotate.RevealAnswers, q.ID, who, 1), annotate.Yes)
				s.say(
					t,
					who,
					annotate.RevealKey(
						rapid.SampledFrom([]string{annotate.RevealOutlet, annotate.RevealRecognised}).Draw(rt, "field"),
						q.Article,
						who,
						1,
					),
					annotate.Yes,
				)
			},
			"batch": func(rt *rapid.T) {
				s.say(
					t,
					"L",
					annotate.Key{
						Kind:    annotate.KindBatch,
						Subject: rapid.SampledFrom([]string{"batch-0", "batch-1"}).Draw(rt, "batch"),
						Field:   annotate.BatchClosed,
					},
					yesOrNo(rt),
				)
			},
			"setting": func(rt *rapid.T) {
				s.say(
					t,
					"L",
					annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
					yesOrNo(rt),
				)
			},
			"": func(rt *rapid.T) {
				all, err := entries(s.ctx, s.file.reader.whole, "SELECT {entry} FROM log AS l ORDER BY l.id")
				if err != nil {
					rt.Fatal(err)
				}
				now := annotate.Fold(all)
				var want []string
				for _, e := range all {
					if allowed(e, now, s) {
						want = append(want, e.ID)
					}
				}
				if got := s.seen(t, "SELECT id FROM log ORDER BY id"); !slices.Equal(got, want) {
					rt.Fatalf(
						"A1 reads %d entries, the rules allow %d; the first that differs is %s",
						len(got),
						len(want),
						describe(all, got, want),
					)
				}
				current := s.seen(t, "SELECT entry FROM current ORDER BY entry")
				for _, st := range now {
					if slices.Contains(current, st.Entry.ID) != allowed(st.Entry, now, s) {
						rt.Fatalf("of what is current A1 sees %+v: %t", st.Entry.Key, !allowed(st.Entry, now, s))
					}
				}
				if rapid.IntRange(0, 9).Draw(rt, "search") == 0 {
					s.findsWhatIsAllowed(rt, now)
				}
			},
		})
	})
}

func (s *secrets) seen(t testing.TB, query string) (ids []string) {
	t.Helper()
	err := eachRow(s.ctx, &s.file.reader, query, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func describe(all []annotate.Entry, got, want []string) string {
	for _, e := range all {
		if slices.Contains(got, e.ID) != slices.Contains(want, e.ID) {
			return fmt.Sprintf("%+v = %q, which A1 sees: %t", e.Key, e.Value, slices.Contains(got, e.ID))
		}
	}
	return "none"
}
