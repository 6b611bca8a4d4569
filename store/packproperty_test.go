package store

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
)

// newsroom is a project whose articles name their outlet in a byline, in a cross-link and
// in running text.
func newsroom(t *testing.T) *sample {
	t.Helper()
	s := newSample(t)
	own := annotate.NewArticle(
		[]string{
			"Ada Quill, The Halyard", "The council met on Monday, as the Halyard learned.", "The pier stays shut.",
			"Read more in The Halyard: who pays for the pier",
		},
		[]string{"furniture", "body", "body", "crosslink"}, nil, "",
	)
	meta := metaEntries(s.pen, own, annotate.Meta{Title: "Pier stays shut", Outlet: "The Halyard", Author: "Ada Quill"})
	if _, err := s.AddArticles(context.Background(), []*annotate.Article{own}, meta); err != nil {
		t.Fatal(err)
	}
	s.articles = append([]*annotate.Article{own}, s.articles...)
	return s
}

// lives lets something happen that decides what A1 may see: work of anybody, rules, settings,
// what a paragraph is finally called, a reveal, a month that passes.
func (m *crew) lives() {
	ctx := context.Background()
	write := func(who string, key annotate.Key, value string) {
		m.turn(who)
		m.pen.Begin()
		m.append(m.pen.WriteOver(m.current(key), key, value, annotate.OriginAnnotator))
	}
	switch rapid.IntRange(0, 12).Draw(m.rt, "life") {
	case 0:
		field := rapid.SampledFrom([]string{annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks}).Draw(m.rt, "setting")
		write("L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field},
			rapid.SampledFrom([]string{annotate.Yes, annotate.Yes, ""}).Draw(m.rt, "on"))
	case 1:
		final := annotate.NewSheet(rapid.SampledFrom(m.articles[0].Paragraphs).Draw(m.rt, "called"), annotate.LayerFinal, 1, "")
		write("L", final.Key("unit_type", ""), rapid.SampledFrom([]string{"body", "furniture"}).Draw(m.rt, "part"))
	case 2:
		write("A1", annotate.RevealKey(annotate.RevealOutlet, m.articles[0].ID, "A1", 1), annotate.Yes)
	case 3:
		write("A1", annotate.OutletKey(m.articles[0].ID, "A1"), annotate.RecognisedGuess)
	case 4:
		for _, field := range []string{annotate.ProjectRepeatShare, annotate.ProjectSeed} {
			write("L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, "100")
		}
		for _, pen := range m.pens {
			now := pen.Now().AddDate(0, 0, 30)
			pen.Now = func() time.Time { now = now.Add(time.Second); return now }
		}
		m.turn("L")
		if _, err := m.AskAgain(ctx, m.pen, "A1"); err != nil {
			m.rt.Fatal(err)
		}
	case 5: // A1 does a whole article, which may be asked again
		m.asThemselves("A1", func() {
			for _, p := range m.articles[0].Paragraphs {
				m.completesOn(p)
			}
		})
	case 6, 7:
		m.asThemselves("A1", m.answers)
	case 8:
		m.asThemselves("A1", func() { m.marks("A1") })
	case 9:
		m.turn("A2")
		m.marks("A2")
	default:
		m.step()
	}
}

// marks lets somebody mark words for an answer, and be shown what is pointed out in them.
func (m *crew) marks(who string) {
	para := rapid.SampledFrom(m.articles[0].Paragraphs).Draw(m.rt, "marked")
	if para.Text == "" { // it is withheld from them
		return
	}
	sheet := annotate.NewSheet(para, annotate.LayerAnnotation, 1, who)
	for _, said := range []struct {
		key   annotate.Key
		value string
	}{
		{sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, "none"), drawMarks(m.rt, para)},
		{annotate.ExposureKey(annotate.ProjectHintsShown, para.ID, who, 1), drawExposure(m.rt)},
	} {
		m.pen.Begin()
		m.append(m.pen.WriteOver(m.current(said.key), said.key, said.value, annotate.OriginAnnotator))
	}
}

// asThemselves lets somebody write about what they are shown as their own program does,
// which says in which round.
func (m *crew) asThemselves(who string, do func()) {
	if err := m.ViewAs(context.Background(), who); err != nil {
		m.rt.Fatal(err)
	}
	all := m.articles
	defer func() { m.articles = all }()
	seen, err := m.Article(context.Background(), all[0].ID)
	if err != nil {
		m.rt.Fatal(err)
	}
	m.articles = append([]*annotate.Article{seen}, all[1:]...)
	m.turn(who)
	do()
	if err := m.ViewAs(context.Background(), "L"); err != nil {
		m.rt.Fatal(err)
	}
}

// shownTo is what a project shows a person: their own entries, what is said about articles
// and the project, texts, and how far they are.
type shownTo struct{ Own, About, Texts, Progress []string }

const (
	sqlOwnShown = `SELECT id, kind, subject, round, field, target, option, value FROM log
WHERE annotator = 'A1' AND layer IN ('annotation', 'practice') ORDER BY id`
	sqlAboutShown = `SELECT id, kind, subject, field, value FROM log
WHERE kind IN ('article', 'project', 'target') ORDER BY id`
	sqlTextsShown    = `SELECT id, position, text FROM paragraph ORDER BY article, position`
	sqlProgressShown = `SELECT paragraph, layer, round, state, unsure, look FROM progress WHERE annotator = 'A1' ORDER BY 1, 2, 3`
)

func shown(t testing.TB, p *Project) shownTo {
	t.Helper()
	return shownTo{
		rowsOf(t, p, sqlOwnShown), rowsOf(t, p, sqlAboutShown), rowsOf(t, p, sqlTextsShown), rowsOf(t, p, sqlProgressShown),
	}
}

// whole are the first cells of a query's rows, as somebody reads them who opens the file by
// other means.
func whole(t testing.TB, p *Project, query string) []string {
	t.Helper()
	rows, err := p.file.reader.whole.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var cell string
		if err := rows.Scan(&cell); err != nil {
			t.Fatal(err)
		}
		all = append(all, cell)
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return all
}

// TestAPackShowsWhatTheSessionWouldShow lets a project live at random, makes a pack of it for
// A1 and compares: of their own work, of articles, settings and texts the pack shows what
// their session in the project would show, but for outlets, which stay out of packs even
// after a reveal; and whoever opens the file by other means finds nothing that the session
// would not show.
func TestAPackShowsWhatTheSessionWouldShow(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	closeProject(t, s.Project)
	var again, withheld, tried int
	rapid.Check(t, func(rt *rapid.T) {
		if tried > 15 && again > 0 && withheld > 0 {
			return // each makes a project and a pack of it, so a few are many cases
		}
		m := s.crew(t, rt)
		defer closeProject(t, m.Project)
		for range rapid.IntRange(5, 40).Draw(rt, "steps") {
			m.lives()
		}
		m.turn("L")
		path := filepath.Join(t.TempDir(), "A1.plumb")
		report, err := m.Pack(context.Background(), annotate.NewPack(m.pen, "A1"), path)
		if err != nil {
			rt.Fatal(err)
		}
		packed, err := Open(context.Background(), path, Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer closeProject(t, packed)
		raw, texts := whole(t, packed, "SELECT id FROM log WHERE kind NOT IN ('repeat', 'pack')"), whole(t, packed, sqlRawTexts)
		again += len(whole(t, packed, "SELECT id FROM log WHERE kind = 'repeat'"))
		withheld += report.Withheld
		for _, p := range []*Project{m.Project, packed} {
			if err := p.ViewAs(context.Background(), "A1"); err != nil {
				rt.Fatal(err)
			}
		}
		session, pack := shown(t, m.Project), shown(t, packed)
		if diff := cmp.Diff(session.withoutSource(report.Blind), pack); diff != "" {
			rt.Fatalf("the pack shows other things than the session (-session +pack):\n%s", diff)
		}
		through := rowsOf(t, m.Project, "SELECT id FROM log")
		for _, id := range raw {
			if !slices.Contains(through, id) {
				e, _ := packed.Entry(context.Background(), id)
				rt.Fatalf("the pack holds an entry that the session would not show: %+v", e)
			}
		}
		for _, text := range texts {
			if !slices.ContainsFunc(session.Texts, func(row string) bool { return strings.Contains(row, text) }) {
				rt.Fatalf("the pack holds a text that the session would not show: %s", text)
			}
		}
		tried++
	})
	if again == 0 || withheld == 0 {
		t.Errorf("%d paragraphs were asked again and %d withheld: the test shows nothing", again, withheld)
	}
}

// sqlRawTexts are the texts in a file.
const sqlRawTexts = `SELECT text FROM paragraph WHERE text IS NOT NULL`

// withoutSource is what is shown without what a blind pack never says of articles.
func (s shownTo) withoutSource(blind bool) shownTo {
	s.About = slices.DeleteFunc(s.About, func(row string) bool {
		return blind && slices.ContainsFunc([]string{"outlet", "author", "url", "file"}, func(field string) bool {
			return strings.Contains(row, " article ") && strings.Contains(row, " "+field+" ")
		})
	})
	return s
}
