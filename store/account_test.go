package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/review"
)

// crew is a project under edited rules in which three annotators answer, and a lead who
// has closed the batch that the articles are in.
type crew struct {
	*labelled
	pens map[string]*annotate.Pen
}

func (s *sample) crew(t *testing.T, rt *rapid.T) *crew {
	m := &crew{labelled: s.labelled(t, rt), pens: make(map[string]*annotate.Pen)}
	for _, who := range []string{"A1", "A2", "A3", "L"} {
		m.pens[who] = newPen(who+"'s", who)
	}
	m.turn("L")
	write := func(kind annotate.Kind, subject, field, value string) {
		m.pen.Begin()
		m.append(m.pen.Write(annotate.Key{Kind: kind, Subject: subject, Field: field}, value, "", annotate.OriginAnnotator))
	}
	write(annotate.KindPerson, "L", annotate.PersonRole, annotate.RoleLead)
	for _, a := range m.articles {
		write(annotate.KindArticle, a.ID, annotate.MetaBatch, "first")
	}
	write(annotate.KindBatch, "first", annotate.BatchClosed, annotate.Yes)
	m.adopt(firstRules)
	return m
}

// turn makes somebody the one who answers.
func (m *crew) turn(who string) {
	was := m.pen
	m.who, m.pen = who, m.pens[who]
	m.pen.Codebook = was.Codebook
	highest, err := m.HighestStamp(context.Background())
	if err != nil {
		m.rt.Fatal(err)
	}
	m.pen.Seen(highest)
}

// step is something that happens in a project.
func (m *crew) step() {
	switch n := rapid.IntRange(0, 11).Draw(m.rt, "step"); {
	case n == 0:
		m.turn("L")
		m.adopt(drawRules(m.rt))
	case n == 1:
		m.turn("L")
		decided, err := adjudicate.Decide(
			context.Background(),
			m.Project,
			m.pen,
			adjudicate.WhereMajority,
			adjudicate.Sieve{},
			review.Filter{},
		)
		if err != nil {
			m.rt.Fatal(err)
		}
		for _, e := range decided.Entries {
			m.append(e)
			m.given[e.Key] = meant{e.Value, m.meaning(e.Key.Field)}
		}
	case n == 10: // whom a lead leaves out counts nowhere, until they count again
		m.turn("L")
		key := annotate.ExclusionKey(rapid.SampledFrom([]string{"A1", "A2", "A3"}).Draw(m.rt, "left out"))
		m.pen.Begin()
		m.append(m.pen.WriteOver(m.current(key), key, rapid.SampledFrom([]string{"other rules", ""}).Draw(m.rt, "reason"),
			annotate.OriginAnnotator))
	case n == 11:
		m.turn("L")
		m.decides()
	case n < 6:
		m.turn(rapid.SampledFrom([]string{"A1", "A2", "A3"}).Draw(m.rt, "who"))
		m.completes()
	default:
		m.turn(rapid.SampledFrom([]string{"A1", "A2", "A3"}).Draw(m.rt, "who"))
		m.answers()
	}
}

// decides lets the lead choose, keep, set aside or take back what a paragraph asks of them.
func (m *crew) decides() {
	cases, err := adjudicate.NewCases(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	c, err := cases.Case(context.Background(), rapid.SampledFrom(m.articles[0].Paragraphs[:2]).Draw(m.rt, "decided").ID)
	if err != nil {
		m.rt.Fatal(err)
	}
	questions := slices.DeleteFunc(c.Ask().Questions(), func(q codebook.Question) bool {
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		return !q.Field.Choosable() || !c.Disputed(slot) && !c.Changed(slot)
	})
	if len(questions) == 0 {
		return
	}
	q := rapid.SampledFrom(questions).Draw(m.rt, "question decided")
	slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
	how := rapid.SampledFrom([]annotate.Outcome{annotate.OutcomeDecided, annotate.OutcomeKept, annotate.OutcomeOpen, ""}).Draw(m.rt, "how")
	value, told := "", ""
	if how == annotate.OutcomeDecided {
		value = rapid.SampledFrom(q.Field.Options).Draw(m.rt, "final").Value
	}
	if how != "" {
		told = how.Told(c.Seen(slot))
	}
	key := c.Final.Key(slot.Field, slot.Target)
	outcome := key
	outcome.Kind = annotate.KindOutcome
	m.pen.Begin()
	m.append(m.pen.WriteOver(c.Final.Current(key), key, value, annotate.OriginAnnotator))
	m.append(m.pen.WriteOver(c.Final.Current(outcome), outcome, told, annotate.OriginAnnotator))
}

// completes answers everything that a paragraph still asks, and submits it.
func (m *crew) completes() {
	m.completesOn(rapid.SampledFrom(m.articles[0].Paragraphs[:2]).Draw(m.rt, "complete"))
}

func (m *crew) completesOn(para annotate.Paragraph) {
	sheet, err := m.Sheet(context.Background(), para.ID, annotate.LayerAnnotation, 1, m.who)
	if err != nil {
		m.rt.Fatal(err)
	}
	write := func(key annotate.Key, value string) {
		e := m.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator)
		m.append(e)
		sheet.Apply(e)
	}
	m.pen.Begin()
	for again := true; again; {
		again = false
		for _, q := range sheet.Ask(m.book, []string{m.target}).Questions() {
			if q.Field.Required && sheet.Under(m.book, q.Field.Key, q.Target) == "" {
				key := sheet.Key(q.Field.Key, q.Target)
				write(key, rapid.SampledFrom(q.Field.Options).Draw(m.rt, "option").Value)
				m.given[key] = meant{sheet.Answers[annotate.Slot{Field: q.Field.Key, Target: q.Target}].Entry.Value, q.Field.Meaning}
				again = true
				break
			}
		}
	}
	write(sheet.SubmissionKey(), m.target)
}

// current is what stands for a key.
func (m *crew) current(key annotate.Key) annotate.Current {
	now, err := m.Stands(context.Background(), key)
	if err != nil {
		m.rt.Fatal(err)
	}
	return now
}

func (m *crew) meaning(field string) int { return m.book.Field(field).Meaning }

// exported is what the export marks as submitted and given, not derived.
func (m *crew) exported() map[string]string {
	rows, err := dataset.Export{}.Rows(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	found := make(map[string]string)
	for row, err := range rows {
		if err != nil {
			m.rt.Fatal(err)
		}
		if row.State != annotate.Submitted || row.Layer != annotate.LayerAnnotation || row.Origin == annotate.OriginDerived {
			continue
		}
		if row.Excluded {
			continue
		}
		if row.NeedsLook {
			m.rt.Fatalf("an answer that counts is marked: %+v", row)
		}
		if m.book.Field(row.Field).Choosable() {
			found[fmt.Sprint(row.ParagraphID[:6], " ", row.Annotator, " ", row.Field, " ", row.TargetID)] = row.Value
		}
	}
	return found
}

// reviewed is what Review counts of the questions in force.
func (m *crew) reviewed() map[string]string {
	answers, err := review.Read(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	excluded, err := annotate.ReadExclusions(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	answers.Exclude(excluded)
	found := make(map[string]string)
	for _, v := range answers.Votes(review.Filter{}) {
		for _, vote := range v.Votes {
			if v.Question.InForce {
				name := fmt.Sprint(
					v.Units[vote.Unit].Paragraph[:6],
					" ",
					v.Annotators[vote.Annotator],
					" ",
					v.Question.Field,
					" ",
					v.Question.Target,
				)
				found[name] = v.Scheme.Label(int(vote.Value))
			}
		}
	}
	return found
}

// adjudicated is what Adjudicate lays side by side.
func (m *crew) adjudicated() map[string]string {
	ctx := context.Background()
	cases, err := adjudicate.NewCases(ctx, m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	found := make(map[string]string)
	for _, a := range m.articles {
		for _, p := range a.Paragraphs {
			c, err := cases.Case(ctx, p.ID)
			if err != nil {
				m.rt.Fatal(err)
			}
			for _, column := range c.Columns {
				for slot, value := range column.Answers {
					found[fmt.Sprint(p.ID[:6], " ", column.Annotator, " ", slot.Field, " ", slot.Target)] = value
				}
			}
		}
	}
	return found
}

// disputed lists the questions on which what counts differs.
func disputed(counted map[string]string) []string {
	values := make(map[string][]string)
	for name, value := range counted {
		var paragraph, who, question string
		_, _ = fmt.Sscan(name, &paragraph, &who, &question)
		at := paragraph + " " + name[len(paragraph)+len(who)+2:]
		values[at] = append(values[at], value)
	}
	maps.DeleteFunc(values, func(_ string, v []string) bool {
		slices.Sort(v)
		return len(slices.Compact(v)) < 2
	})
	return slices.Sorted(maps.Keys(values))
}

// listed are the disagreements that Adjudicate lists through a sieve.
func (m *crew) listed(s adjudicate.Sieve) []string {
	docket, err := adjudicate.Read(context.Background(), m.Project, review.Filter{}, review.Draws{Seed: 1})
	if err != nil {
		m.rt.Fatal(err)
	}
	var found []string
	for _, item := range adjudicate.Sift(docket.Items(adjudicate.ByField), s) {
		for _, d := range item.Disputes {
			found = append(found, question(d.Paragraph, d.Slot))
		}
	}
	slices.Sort(found)
	return found
}

func question(paragraph string, slot annotate.Slot) string {
	return fmt.Sprint(paragraph[:6], " ", slot.Field, " ", slot.Target)
}

// marked are the final answers that the export marks: those to be decided again.
func (m *crew) marked() []string {
	rows, err := dataset.Export{}.Rows(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	var found []string
	for row, err := range rows {
		if err != nil {
			m.rt.Fatal(err)
		}
		if row.Layer != annotate.LayerFinal {
			continue
		}
		if row.State == annotate.Again && !row.OutcomeStale {
			m.rt.Fatalf("what is asked again does not say that it is to be decided again: %+v", row)
		}
		if row.OutcomeStale {
			found = append(found, question(row.ParagraphID, annotate.Slot{Field: row.Field, Target: row.TargetID}))
		}
	}
	slices.Sort(found)
	return found
}

// told are the final answers that a lead is told to decide again.
func (m *crew) told() []string {
	stale, err := adjudicate.Stale(context.Background(), m.Project)
	if err != nil {
		m.rt.Fatal(err)
	}
	var found []string
	for _, f := range stale {
		for _, q := range f.Questions {
			found = append(found, question(f.Paragraph.ID, q.Slot))
		}
	}
	slices.Sort(found)
	return found
}

// TestReviewExportAndAdjudicateCountTheSame answers and adopts at random: what Review
// counts is what the export marks as submitted and Adjudicate lays side by side, and
// where it differs Adjudicate lists it.
func TestReviewExportAndAdjudicateCountTheSame(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		m := s.crew(t, rt)
		defer closeProject(t, m.Project)
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			m.step()
		}
		exported := m.exported()
		if diff := cmp.Diff(exported, m.reviewed()); diff != "" {
			rt.Fatalf("Review counts other answers than the export marks (-export +review):\n%s", diff)
		}
		if diff := cmp.Diff(exported, m.adjudicated()); diff != "" {
			rt.Fatalf("Adjudicate shows other answers than the export marks (-export +adjudicate):\n%s", diff)
		}
		listed := m.listed(adjudicate.Sieve{})
		for _, at := range disputed(exported) {
			if !slices.Contains(listed, at) {
				rt.Fatalf("annotators differ on %s, and Adjudicate does not list it: %q", at, listed)
			}
		}
	})
}

// TestExportAdjudicateAndTodoNameTheSameToBeDecidedAgain answers, decides and adopts at
// random, and at the end adopts the first rules again: the final answers that the export
// marks are those that Adjudicate lists to be decided again and that a lead is told of.
func TestExportAdjudicateAndTodoNameTheSameToBeDecidedAgain(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	again := 0
	rapid.Check(t, func(rt *rapid.T) {
		m := s.crew(t, rt)
		defer closeProject(t, m.Project)
		same := func(when string) {
			marked := m.marked()
			again += len(marked)
			if diff := cmp.Diff(marked, m.listed(adjudicate.Sieve{Which: adjudicate.WhichAgain})); diff != "" {
				rt.Fatalf("%s, Adjudicate lists others to be decided again than the export marks (-export +adjudicate):\n%s", when, diff)
			}
			if diff := cmp.Diff(marked, m.told()); diff != "" {
				rt.Fatalf("%s, others are told to be decided again than the export marks (-export +told):\n%s", when, diff)
			}
		}
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			m.step()
		}
		same("in the end")
		m.turn("L")
		m.adopt(firstRules)
		same("under the first rules again")
	})
	if again == 0 {
		t.Error("nothing was ever to be decided again: the test shows nothing")
	}
}

// TestAnAnswerIsSeenOnlyByWhoAnsweredTheSameQuestion answers and adopts at random: of
// what others answered, an annotator sees what is an answer to a question that they
// submitted themselves under the same meaning, and nothing of what waits for them.
func TestAnAnswerIsSeenOnlyByWhoAnsweredTheSameQuestion(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	seen := 0
	rapid.Check(t, func(rt *rapid.T) {
		m := s.crew(t, rt)
		defer closeProject(t, m.Project)
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			m.step()
		}
		versions, err := m.file.versions(context.Background(), m.file.reader.whole)
		if err != nil {
			rt.Fatal(err)
		}
		for _, who := range []string{"A1", "A2", "A3"} {
			if err := m.ViewAs(context.Background(), who); err != nil {
				rt.Fatal(err)
			}
			seen += m.seesOnlyWhatIsOpen(who, versions)
		}
	})
	if seen == 0 {
		t.Error("nobody ever saw anything: the test shows nothing")
	}
}

// seesOnlyWhatIsOpen checks everything that a person sees of others, and that they see
// all of it that is answered under the rules in force where nothing waits for them.
func (m *crew) seesOnlyWhatIsOpen(who string, versions *codebook.Versions) (seen int) {
	ctx := context.Background()
	for _, p := range m.articles[0].Paragraphs {
		own, err := m.Sheet(ctx, p.ID, annotate.LayerAnnotation, 1, who)
		if err != nil {
			m.rt.Fatal(err)
		}
		log, err := m.History(ctx, p.ID)
		if err != nil {
			m.rt.Fatal(err)
		}
		shown := make(map[string]bool)
		for _, e := range log {
			shown[e.ID] = true
			if e.Key.Annotator == who || e.Key.Kind != annotate.KindAnswer {
				continue
			}
			seen++
			if why := closedTo(own, e, versions); why != "" {
				m.rt.Fatalf("%s sees %s of %q = %q in a paragraph where %s", who, e.Key.Field, e.Key.Annotator, e.Value, why)
			}
		}
		if !own.Finished(m.book) {
			continue
		}
		whole, err := entries(ctx, m.file.reader.whole, "SELECT {entry} FROM log AS l WHERE l.subject = ? AND l.kind = 'answer'", p.ID)
		if err != nil {
			m.rt.Fatal(err)
		}
		for _, e := range whole {
			f := m.book.Field(e.Key.Field)
			mine := own.Answers[annotate.Slot{Field: e.Key.Field, Target: e.Key.Target}].Entry
			if f != nil && mine.Codebook == m.book.Hash && e.Codebook == m.book.Hash && mine.Value != "" && !m.waitsAbove(own, f) &&
				!shown[e.ID] {
				m.rt.Fatalf("%s does not see %s of %q, which they have answered themselves", who, e.Key.Field, e.Key.Annotator)
			}
		}
	}
	return seen
}

func (m *crew) waitsAbove(own *annotate.Sheet, f *codebook.Field) bool {
	for slot, a := range own.Answers {
		up := m.book.Field(slot.Field)
		old := up != nil && a.Entry.Value != "" && !own.Versions.Same(a.Entry.Codebook, slot.Field, m.book)
		if old && slices.Contains(m.book.Ancestors(f), up) {
			return true
		}
	}
	for _, up := range m.book.Ancestors(f) {
		if !own.Versions.Same(own.Submission.Entry.Codebook, up.Key, m.book) {
			return true
		}
	}
	return false
}

// closedTo says why an answer of another must not be seen beside one's own sheet, "" if
// it may be.
func closedTo(own *annotate.Sheet, e annotate.Entry, v *codebook.Versions) string {
	if own.State(v.InForce) != annotate.Submitted {
		return "they have submitted nothing"
	}
	theirs := v.Held[e.Codebook]
	sense := func(hash string) string {
		book := v.Held[hash]
		if book == nil || book.Field(e.Key.Field) == nil {
			return "unknown"
		}
		return book.Sense(book.Field(e.Key.Field))
	}
	if theirs.Field(e.Key.Field).IsAside() {
		if len(own.NeedsLook(v.InForce)) > 0 {
			return "something is to be looked at again"
		}
		return ""
	}
	mine := own.Answers[annotate.Slot{Field: e.Key.Field, Target: e.Key.Target}].Entry
	if mine.Value == "" {
		mine = own.Submission.Entry
	}
	if sense(mine.Codebook) != sense(e.Codebook) {
		return "they answered another question"
	}
	for slot, a := range own.Answers {
		f := v.InForce.Field(e.Key.Field)
		if f == nil || a.Entry.Value == "" {
			continue
		}
		up := v.InForce.Field(slot.Field)
		if up != nil && slices.Contains(v.InForce.Ancestors(f), up) && !v.Same(a.Entry.Codebook, slot.Field, v.InForce) {
			return "what the question hangs on is to be answered again"
		}
	}
	return ""
}
