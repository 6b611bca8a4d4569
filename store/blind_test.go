package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// reading calls each method of Project that reads, with every id there is, and
// returns all that it told.
type reading func(p *Project, s *secrets) []any

// told is what one call returned; an error may tell something too.
func told[T any](value T, err error) any { return []any{value, fmt.Sprint(err)} }

var everyReading = map[string]reading{
	"Annotators": func(p *Project, s *secrets) []any { return []any{told(p.Annotators(s.ctx))} },
	"Article": func(p *Project, s *secrets) (all []any) {
		for _, a := range s.articles {
			all = append(all, told(p.Article(s.ctx, a.ID)))
		}
		return all
	},
	"SubmittedSince": func(p *Project, s *secrets) []any {
		return []any{told(p.SubmittedSince(s.ctx, "A2", time.Time{})), told(p.SubmittedSince(s.ctx, "L", time.Time{}))}
	},
	"Articles":    func(p *Project, s *secrets) []any { return []any{told(p.Articles(s.ctx))} },
	"Assignments": func(p *Project, s *secrets) []any { return []any{told(p.Assignments(s.ctx, 1))} },
	"Attributes":  func(p *Project, s *secrets) []any { return []any{told(p.Attributes(s.ctx))} },
	"Consents":    func(p *Project, s *secrets) []any { return []any{told(p.Consents(s.ctx))} },
	"Batches":     func(p *Project, s *secrets) []any { return []any{told(p.Batches(s.ctx))} },
	"Check":       func(p *Project, s *secrets) []any { return []any{told(p.Check(s.ctx))} },
	"Editions":    func(p *Project, s *secrets) []any { return []any{told(p.Editions(s.ctx))} },
	"Catalogue":   func(p *Project, s *secrets) []any { return []any{told(p.Catalogue(s.ctx))} },
	"Codebook":    func(p *Project, s *secrets) []any { return []any{told(p.Codebook(s.ctx))} },
	"CodebookByHash": func(p *Project, s *secrets) []any {
		return []any{told(p.CodebookByHash(s.ctx, s.book.Hash))}
	},
	"Conflicted": func(p *Project, s *secrets) []any {
		return []any{told(p.Conflicted(s.ctx, "A1")), told(p.Conflicted(s.ctx, "A2"))}
	},
	"InConflict": func(p *Project, s *secrets) (all []any) {
		for _, layer := range []annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice, annotate.LayerFinal} {
			for _, who := range []string{"", "A1", "A2"} {
				all = append(all, told(p.InConflict(s.ctx, layer, who)))
			}
		}
		return all
	},
	"Stands": func(p *Project, s *secrets) (all []any) {
		for _, e := range s.log {
			all = append(all, told(p.Stands(s.ctx, e.Key)))
		}
		return all
	},
	"Current": func(p *Project, s *secrets) (all []any) {
		for _, e := range s.log {
			all = append(all, told(p.Current(s.ctx, e.Key)))
		}
		return all
	},
	"Entry": func(p *Project, s *secrets) (all []any) {
		for _, e := range s.log {
			found, err := p.Entry(s.ctx, e.ID)
			if err == nil {
				all = append(all, found)
			}
		}
		return all
	},
	"Actions": func(p *Project, s *secrets) []any {
		return []any{told(p.Actions(s.ctx, "A2", "device-2", 1000)), told(p.Actions(s.ctx, "L", "device-1", 1000))}
	},
	"Acts": func(p *Project, s *secrets) []any {
		return []any{told(p.Acts(s.ctx, "A2", "device-2", 0, 1000)), told(p.Acts(s.ctx, "L", "device-1", 0, 1000))}
	},
	"Adoptions": func(p *Project, s *secrets) []any { return []any{told(p.Adoptions(s.ctx))} },
	"Codebooks": func(p *Project, s *secrets) []any { return []any{told(p.Codebooks(s.ctx))} },
	"EachParagraph": func(p *Project, s *secrets) (all []any) {
		_ = p.EachParagraph(s.ctx, func(a *annotate.Article, q annotate.Paragraph) error {
			all = append(all, *a, q)
			return nil
		})
		return all
	},
	"EachSheet": func(p *Project, s *secrets) (all []any) {
		_ = p.EachSheet(s.ctx, func(a *annotate.Article, sheet *annotate.Sheet) error {
			all = append(all, *a, flat(sheet))
			return nil
		})
		return all
	},
	"EachHistory": func(p *Project, s *secrets) (all []any) {
		_ = p.EachHistory(s.ctx, func(a *annotate.Article, q annotate.Paragraph, said []annotate.Entry) error {
			all = append(all, *a, q, slices.Clone(said))
			return nil
		})
		return all
	},
	"EachSheetOf": func(p *Project, s *secrets) (all []any) {
		for _, of := range s.articles {
			_ = p.EachSheetOf(s.ctx, of.ID, func(a *annotate.Article, sheet *annotate.Sheet) error {
				all = append(all, *a, flat(sheet))
				return nil
			})
		}
		return all
	},
	"EqualParagraphs": func(p *Project, s *secrets) []any {
		var hashes []string
		for _, a := range s.articles {
			for _, q := range a.Paragraphs {
				hashes = append(hashes, annotate.TextHash(q.Text))
			}
		}
		return []any{told(p.EqualParagraphs(s.ctx, hashes))}
	},
	"History": func(p *Project, s *secrets) (all []any) {
		for _, a := range s.articles {
			for _, q := range a.Paragraphs {
				all = append(all, told(p.History(s.ctx, q.ID)))
			}
		}
		return all
	},
	"Paces":    func(p *Project, s *secrets) []any { return []any{told(p.Paces(s.ctx))} },
	"Heard":    func(p *Project, s *secrets) []any { return []any{told(p.Heard(s.ctx))} },
	"People":   func(p *Project, s *secrets) []any { return []any{told(p.People(s.ctx))} },
	"Bookmark": func(p *Project, s *secrets) []any { return []any{told(p.Bookmark(s.ctx, "A2", "device-2"))} },
	"Progress": func(p *Project, s *secrets) []any {
		return []any{told(p.Progress(s.ctx))}
	},
	"Queue":     func(p *Project, s *secrets) []any { return s.ofEach(p.queueOf) },
	"Revisions": func(p *Project, s *secrets) []any { return []any{told(p.Revisions(s.ctx))} },
	"Roles":     func(p *Project, s *secrets) []any { return []any{told(p.Roles(s.ctx))} },
	"Freezes":   func(p *Project, s *secrets) []any { return []any{told(p.Freezes(s.ctx))} },
	"Releases":  func(p *Project, s *secrets) []any { return []any{told(p.Releases(s.ctx))} },
	"GivenAs": func(p *Project, s *secrets) (all []any) {
		for _, e := range s.log {
			if e.Key.Kind == annotate.KindRelease {
				all = append(all, told(p.GivenAs(s.ctx, e.Key.Field)))
			}
		}
		return all
	},
	"FindUnit": func(p *Project, s *secrets) (all []any) {
		for _, q := range s.articles[0].Paragraphs {
			all = append(all, told(p.FindUnit(s.ctx, q.ID)))
		}
		return all
	},
	"Inquiries":   func(p *Project, s *secrets) []any { return []any{told(p.Inquiries(s.ctx))} },
	"Owner":       func(p *Project, s *secrets) []any { return []any{told(p.Owner(s.ctx))} },
	"Packed":      func(p *Project, s *secrets) []any { return []any{told(p.Packed(s.ctx))} },
	"Calls":       func(p *Project, s *secrets) []any { return []any{told(p.Calls(s.ctx))} },
	"Discussions": func(p *Project, s *secrets) []any { return []any{told(p.Discussions(s.ctx))} },
	"Rulings":     func(p *Project, s *secrets) []any { return []any{told(p.Rulings(s.ctx))} },
	"Feedback":    func(p *Project, s *secrets) []any { return []any{told(p.Feedback(s.ctx, "A2"))} },
	"Frames":      func(p *Project, s *secrets) []any { return []any{told(p.Frames(s.ctx))} },
	"Collect": func(p *Project, s *secrets) []any {
		q := annotatetest.Query("secret")
		return []any{told(p.Collect(s.ctx, q))}
	},
	"Find": func(p *Project, s *secrets) []any {
		return []any{told(p.Find(s.ctx, annotatetest.Query("secret"), 100, 100))}
	},
	"Terms": func(p *Project, s *secrets) []any {
		t, err := p.Terms(s.ctx)
		return []any{t.Columns, t.People, fmt.Sprint(err)}
	},
	"Repeats": func(p *Project, s *secrets) []any {
		return []any{told(p.Repeats(s.ctx, "A1")), told(p.Repeats(s.ctx, "A2"))}
	},
	"Namings": func(p *Project, s *secrets) []any { return []any{told(p.Namings(s.ctx))} },
	"Recognised": func(p *Project, s *secrets) []any {
		all, err := p.Recognised(s.ctx)
		return []any{fmt.Sprint(all, err)}
	},
	"Exposures": func(p *Project, s *secrets) []any {
		all, err := p.Exposures(s.ctx)
		return []any{fmt.Sprint(all, err)}
	},
	"Repeated": func(p *Project, s *secrets) []any { return []any{told(p.Repeated(s.ctx))} },
	"Setting": func(p *Project, s *secrets) []any {
		return []any{told(p.Setting(s.ctx, annotate.ProjectOutletBlind))}
	},
	"Sheet": func(p *Project, s *secrets) (all []any) {
		for k := range s.sheets(strings.Clone) {
			sheet, err := p.Sheet(s.ctx, k.of, k.layer, k.round, k.who)
			all = append(all, flat(sheet), fmt.Sprint(err))
		}
		return all
	},
	"Sheets": func(p *Project, s *secrets) (all []any) {
		for k := range s.sheets(s.articleOf) {
			sheets, err := p.Sheets(s.ctx, k.of, k.layer, k.round, k.who)
			for _, sheet := range sheets {
				all = append(all, flat(sheet))
			}
			all = append(all, fmt.Sprint(err))
		}
		return all
	},
	"SheetsOn": func(p *Project, s *secrets) (all []any) {
		subjects := make(map[string]bool)
		for _, e := range s.log {
			subjects[e.Key.Subject] = true
		}
		for subject := range subjects {
			sheets, err := p.SheetsOn(s.ctx, subject)
			for _, sheet := range sheets {
				all = append(all, flat(sheet))
			}
			all = append(all, fmt.Sprint(err))
		}
		return all
	},
	"Destroyed": func(p *Project, s *secrets) []any { return []any{told(p.Destroyed(s.ctx))} },
	"Tally":     func(p *Project, s *secrets) []any { return s.ofEach(p.tallyOf) },
	"ToLookAt":  func(p *Project, s *secrets) []any { return []any{told(p.ToLookAt(s.ctx))} },
	"Targets":   func(p *Project, s *secrets) []any { return []any{told(p.Targets(s.ctx))} },
	"Unsure": func(p *Project, s *secrets) []any {
		return []any{told(p.Unsure(s.ctx, "A1")), told(p.Unsure(s.ctx, "A2"))}
	},
}

// saysNothing are the methods that tell nothing of what anyone said, and why.
var saysNothing = map[string]string{
	"AddArticles":   "writes",
	"BringIn":       "writes",
	"Adopt":         "writes",
	"Append":        "writes",
	"AppendPlanned": "writes",
	"AddPlanned":    "writes",
	"AskAgain":      "writes, and tells how much is asked to who never shows it",
	"Added":         "about the file",
	"Freeze":        "refused to annotators; see freeze_test.go",
	"ReadFrozen":    "refused to annotators, as Thaw is",
	"Thaw":          "refused to annotators; see freeze_test.go",
	"Release":       "refused to annotators; see release_test.go",
	"Full":          "about the file",
	"Refusal":       "about the file",
	"SetBookmark":   "writes",
	"SaveCopy":      "writes a whole file, which a person can copy anyway",
	"BackUp":        "writes a whole file, which a person can copy anyway",
	"KeepBackup":    "writes a whole file, which a person can copy anyway",
	"IndexWords":    "writes a file of words, of which a search tells what the person may see",
	"Traces":        "names files, which a person can look for anyway",
	"ProveBackup":   "tells whether a backup is sound",
	"PutBack":       "writes a whole file, which a person can copy anyway",
	"Backups":       "lists files",
	"Close":         "closes",
	"DataVersion":   "a number of the file",
	"HeldElsewhere": "about the window",
	"SharedFolder":  "about the file",
	"Whereabouts":   "about the file",
	"SetAside":      "about the file",
	"ID":            "about the file",
	"Missing":       "about the file",
	"HighestStamp":  "a number, which new entries must exceed",
	"Merge":         "tells of the person's own answers only; see merge_test.go",
	"Erase":         "refused to annotators; see erase_test.go",
	"Pack":          "refused to annotators; see pack_test.go",
	"PlanErasure":   "refused to annotators; see erase_test.go",
	"PlanMerge":     "tells of the person's own answers only; see merge_test.go",
	"Path":          "about the file",
	"AsErased":      "the caller's own entries, with less in them",
	"ReadOnly":      "about the file",
	"ViewAs":        "chooses who looks",
	"EndErasure":    "refused to annotators; see unfinished_test.go",
	"Viewer":        "who looks",

	"ErasureUnfinished": "about files of this computer",
}

func (p *Project) queueOf(ctx context.Context, who string, layer annotate.Layer) any {
	return told(p.Queue(ctx, who, layer, 1))
}

func (p *Project) tallyOf(ctx context.Context, who string, layer annotate.Layer) any {
	tally, err := p.Tally(ctx, who, layer, 1)
	return told(fmt.Sprintf("%s begun %d", who, tally.Begun), err)
}

// flat is a sheet in a form that can be written as JSON.
func flat(s *annotate.Sheet) any {
	if s == nil {
		return nil
	}
	var all []any
	for _, a := range s.Answers {
		all = append(all, a)
	}
	for _, v := range s.Verdicts {
		all = append(all, v)
	}
	return []any{s.Paragraph, s.Submission, all}
}

func TestEveryMethodThatReadsIsTestedForWhatItTells(t *testing.T) {
	methods := reflect.TypeFor[*Project]()
	for i := range methods.NumMethod() {
		name := methods.Method(i).Name
		if everyReading[name] == nil && saysNothing[name] == "" {
			t.Errorf("store.Project has the method %s; say in blind_test.go how it reads, or why it tells an annotator nothing", name)
		}
	}
}

func TestEveryTableIsEitherOpenToAnnotatorsOrSeenThroughAView(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	var known []string
	for _, v := range annotatorsViews {
		known = append(known, v.name)
	}
	known = append(known, openTables...)
	for _, table := range s.names(t, "table") {
		if !slices.Contains(known, table) {
			t.Errorf("the table %s is neither in annotatorsViews nor in openTables; say in blind.go what annotators may see of it", table)
		}
	}
}

// secrets is a project in which everything an annotator may not see is a word
// that is found again.
type secrets struct {
	*sample
	ctx context.Context
	log []annotate.Entry
}

// newSecrets is a project that A1 has not begun, and A2 has finished.
func newSecrets(t testing.TB) *secrets {
	t.Helper()
	s := &secrets{sample: newSample(t), ctx: context.Background()}
	link := annotate.NewArticle(
		[]string{"The council met in the old hall.", "Read more: secret-crosslink", "Nobody spoke of it."},
		[]string{"body", annotate.GuessCrosslink, "body"}, nil, "secret-copy")
	if _, err := s.AddArticles(s.ctx, []*annotate.Article{link}, nil); err != nil {
		t.Fatal(err)
	}
	s.articles = append(s.articles, link)
	for _, field := range []string{annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks} {
		s.say(t, "L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, annotate.Yes)
	}
	for id, role := range map[string]string{"L": annotate.RoleLead, "A1": annotate.RoleAnnotator, "A2": annotate.RoleAnnotator} {
		s.say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonJoined}, annotate.Yes)
		s.say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonRole}, role)
	}
	s.say(t, "L", annotate.Key{Kind: annotate.KindAttribute, Subject: "A2", Field: "secret-name"}, "secret-attribute")
	s.say(t, "A2", annotate.ConsentKey("A2", "secret-version"), annotate.Yes)
	for i, a := range s.articles {
		for _, field := range []string{annotate.MetaOutlet, annotate.MetaAuthor, annotate.MetaURL, annotate.MetaFile} {
			s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: field}, fmt.Sprintf("secret-%s-%d", field, i))
		}
		s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: annotate.MetaBatch}, fmt.Sprintf("batch-%d", i))
		for _, q := range a.Paragraphs {
			s.label(t, "A2", q, "secret-note-"+s.name(q))
			model := annotate.NewSheet(q, annotate.LayerModel, 1, annotate.ModelPrefix+"secret-model-"+s.name(q))
			s.say(t, "L", model.Key("note", ""), "secret-guess-"+s.name(q))
			s.say(t, "L", model.ProbabilityKey(annotate.Slot{Field: "unit_type"}), annotate.Probabilities{"furniture": 1}.Value())
			s.say(
				t,
				"L",
				annotate.Key{Kind: annotate.KindAnswer, Subject: q.ID, Layer: annotate.LayerFinal, Round: 1, Field: "note"},
				"secret-final-"+s.name(q),
			)
			s.say(
				t,
				"L",
				annotate.Key{Kind: annotate.KindReason, Subject: q.ID, Layer: annotate.LayerFinal, Round: 1, Field: "note"},
				"secret-reason-"+s.name(q),
			)
			s.say(
				t,
				"L",
				annotate.Key{Kind: annotate.KindAnswer, Subject: q.ID, Layer: annotate.LayerPractice, Round: 1, Field: "note"},
				"secret-key-"+s.name(q),
			)
			s.say(
				t,
				"L",
				annotate.Key{Kind: annotate.KindReason, Subject: q.ID, Layer: annotate.LayerPractice, Round: 1, Field: "note"},
				"secret-why-"+s.name(q),
			)
		}
	}
	s.say(t, "L", annotate.Frame{Batch: "batch-0"}.Key(), annotate.Frame{Query: "secret-query", Articles: 1, Paragraphs: 1}.Value())
	s.say(t, "A2", annotate.Frame{Annotator: "A2"}.Key(), annotate.Frame{Query: "secret-order", Articles: 1, Paragraphs: 1}.Value())
	about := s.articles[0].Paragraphs[0].ID
	s.say(t, "A2", annotate.InquiryKey(about, "A2", annotate.Slot{Field: "note"}), "secret-question")
	handed := annotate.Ruling{Words: "secret-handed"}
	s.say(t, "L", annotate.RulingKey(about, "note", "A2"), handed.Value())
	s.say(t, "L", annotate.DiscussionKey(about), discussedOn)
	s.say(t, "L", annotate.FreezeKey("secret-freeze"), frozenNothing())
	s.say(t, "L", annotate.ReleaseKey("secret-release"), released())
	if err := s.SetBookmark(s.ctx, "A2", "device-2", annotate.Bookmark{Article: "secret-place", Paragraph: "secret-place"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// discussedOn stands for a secret: on which day a paragraph was talked over.
const discussedOn = "2031-12-24"

// name is a paragraph as the secrets name it: article and place.
func (s *secrets) name(q annotate.Paragraph) string {
	for i, a := range s.articles {
		if a.ID == q.Article {
			return fmt.Sprintf("%d.%d", i, q.Position)
		}
	}
	return "?"
}

func (s *secrets) isArticle(id string) bool {
	return slices.ContainsFunc(s.articles, func(a *annotate.Article) bool { return a.ID == id })
}

// whichSheet says which sheet, or which sheets of an article.
type whichSheet struct {
	of    string
	layer annotate.Layer
	round int
	who   string
}

// sheets are those that any entry is of, each once.
func (s *secrets) sheets(of func(subject string) string) map[whichSheet]bool {
	all := make(map[whichSheet]bool)
	for _, e := range s.log {
		all[whichSheet{of(e.Key.Subject), e.Key.Layer, e.Key.Round, e.Key.Annotator}] = true
	}
	return all
}

func (s *secrets) articleOf(paragraph string) string {
	for _, a := range s.articles {
		if a.ID == paragraph {
			return a.ID
		}
		for _, q := range a.Paragraphs {
			if q.ID == paragraph {
				return a.ID
			}
		}
	}
	return ""
}

func (s *secrets) say(t testing.TB, author string, key annotate.Key, value string) {
	t.Helper()
	s.pen.Begin()
	e := s.pen.Write(key, value, "", annotate.OriginAnnotator)
	e.Author, e.Device = author, map[string]string{"A2": "device-2"}[author]
	if err := s.Append(s.ctx, e); err != nil {
		t.Fatalf("Append: %v", err)
	}
	s.log = append(s.log, e)
}

// label answers and submits a paragraph in full.
func (s *secrets) label(t testing.TB, who string, q annotate.Paragraph, note string) {
	t.Helper()
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	s.say(t, who, sheet.Key("unit_type", ""), "furniture")
	s.say(t, who, sheet.Key("note", ""), note)
	s.say(t, who, sheet.Key("unsure", ""), "paragraph")
	s.say(t, who, sheet.SubmissionKey(), s.target)
}

func (s *secrets) ofEach(read func(context.Context, string, annotate.Layer) any) (all []any) {
	for _, who := range []string{"A1", "A2"} {
		for _, layer := range []annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice} {
			all = append(all, read(s.ctx, who, layer))
		}
	}
	return all
}

func (s *secrets) names(t testing.TB, kind string) (names []string) {
	t.Helper()
	err := eachRow(
		s.ctx,
		s.file.reader.whole,
		"SELECT name FROM main.sqlite_schema WHERE type = ? ORDER BY name",
		func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			names = append(names, name)
			return err
		},
		kind,
	)
	if err != nil || len(names) == 0 {
		t.Fatalf("the file has no %s: %v", kind, err)
	}
	return names
}

// found lists the secrets that come out, by any method and from any table or
// view of the file, sorted.
func (s *secrets) found(t testing.TB) []string {
	t.Helper()
	var said strings.Builder
	for _, read := range everyReading {
		text, err := json.Marshal(read(s.Project, s))
		if err != nil {
			t.Fatal(err)
		}
		said.Write(text)
	}
	for _, table := range append(s.names(t, "table"), s.names(t, "view")...) {
		said.WriteString(s.dump(t, table))
	}
	var words []string
	for i, rest := range strings.Split(strings.ReplaceAll(said.String(), discussedOn, "secret-discussion"), "secret-") {
		if word := "secret-" + rest[:max(strings.IndexFunc(rest+" ", func(r rune) bool {
			return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-._", r)
		}), 0)]; i > 0 {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// dump is everything in a table, as the viewer sees it.
func (s *secrets) dump(t testing.TB, table string) string {
	t.Helper()
	var all strings.Builder
	err := eachRow(s.ctx, &s.file.reader, "SELECT * FROM "+table, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = new(sql.RawBytes)
		}
		err = rows.Scan(cells...)
		for _, c := range cells {
			all.Write(*c.(*sql.RawBytes))
			all.WriteByte(' ')
		}
		return err
	})
	if err != nil {
		t.Fatalf("reading %s: %v", table, err)
	}
	return all.String()
}

func (s *secrets) viewAs(t testing.TB, who string) {
	t.Helper()
	if err := s.ViewAs(s.ctx, who); err != nil {
		t.Fatal(err)
	}
}

func (s *secrets) expect(t testing.TB, when string, want ...string) {
	t.Helper()
	if got := s.found(t); !slices.Equal(got, want) {
		t.Errorf("%s the annotator reads %q, want %q", when, got, want)
	}
}

func TestAnAnnotatorReadsNothingOfOthersBeforeSubmitting(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "A1")
	s.expect(t, "before beginning")
	s.label(t, "A1", s.articles[0].Paragraphs[0], "mine")
	s.expect(t, "after submitting, while the batch is open")
	s.say(t, "L", annotate.Key{Kind: annotate.KindBatch, Subject: "batch-0", Field: annotate.BatchClosed}, annotate.Yes)
	s.expect(t, "once the batch is closed", "secret-final-0.1", "secret-note-0.1", "secret-reason-0.1")
	s.say(t, "A1", annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1").SubmissionKey(), "")
	s.expect(t, "after taking the submission back")
}

func TestAnAnnotatorCountsNothingOfOthers(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "A1")
	for _, table := range []string{"progress", "counter", "answers", "states"} {
		if rows := s.dump(t, table); strings.Contains(rows, "A2") {
			t.Errorf("%s tells A1 of A2: %s", table, rows)
		}
	}
	if tally, err := s.Tally(s.ctx, "A2", annotate.LayerAnnotation, 1); err != nil || tally.Begun+tally.Submitted+tally.Unsure > 0 {
		t.Errorf("A1 counts %+v of A2's (%v)", tally, err)
	}
	people, err := s.People(s.ctx)
	if err != nil || len(people) != 1 || people[0].ID != "A1" {
		t.Errorf("A1 is told of %+v (%v)", people, err)
	}
}

func TestARevealOpensOneParagraphAndIsInTheLog(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "A1")
	s.say(t, "A1", annotate.RevealKey(annotate.RevealAnswers, s.articles[1].Paragraphs[1].ID, "A1", 1), annotate.Yes)
	s.say(t, "A2", annotate.RevealKey(annotate.RevealAnswers, s.articles[1].Paragraphs[2].ID, "A2", 1), annotate.Yes)
	s.expect(t, "after a reveal", "secret-final-1.2", "secret-note-1.2", "secret-reason-1.2")
	if got := reveals(t, s.Project); len(got) != 1 || got[0][1] != s.articles[1].Paragraphs[1].ID {
		t.Errorf("A1 is told of the reveals %v", got)
	}
}

func TestAnOutletIsShownOnceItWasRevealed(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "A1")
	s.say(t, "A1", annotate.RevealKey(annotate.RevealRecognised, s.articles[0].ID, "A1", 1), annotate.Yes)
	s.expect(t, "after recognising the outlet")
	s.say(t, "A1", annotate.RevealKey(annotate.RevealOutlet, s.articles[1].ID, "A1", 1), annotate.Yes)
	s.expect(t, "after the outlet was shown", "secret-author-1", "secret-file-1", "secret-outlet-1", "secret-url-1")
}

func TestTheRightAnswersToPracticeAreShownAfterSubmitting(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.mark(t, 1, annotate.MetaPractice)
	s.viewAs(t, "A1")
	q := s.articles[1].Paragraphs[0]
	sheet := annotate.NewSheet(q, annotate.LayerPractice, 1, "A1")
	s.say(t, "A1", sheet.Key("unit_type", ""), "furniture")
	s.expect(t, "during practice")
	s.say(t, "A1", sheet.SubmissionKey(), s.target)
	s.expect(t, "after practice", "secret-key-1.1", "secret-why-1.1")
}

// A paragraph of real work with a key is practised by who is done with it, as in packs: before,
// no queue has it, and whoever goes there and practises sees no key.
func TestRealWorkIsPractisedOnceItIsSubmittedAndItsBatchIsClosed(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "A1")
	practised := func(when string, want ...string) {
		t.Helper()
		var have []string
		queue, err := s.Queue(s.ctx, "A1", annotate.LayerPractice, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range queue {
			have = append(have, a.ArticleID)
		}
		if !slices.Equal(have, want) {
			t.Errorf("%s the articles to practise are %q, want %q", when, have, want)
		}
	}
	keys := func(when string, want ...string) {
		t.Helper()
		all := slices.DeleteFunc(
			s.found(t),
			func(w string) bool { return !strings.HasPrefix(w, "secret-key") && !strings.HasPrefix(w, "secret-why") },
		)
		if !slices.Equal(all, want) {
			t.Errorf("%s A1 reads of keys %q, want %q", when, all, want)
		}
	}
	a := s.articles[0]
	for _, q := range a.Paragraphs[:2] {
		sheet := annotate.NewSheet(q, annotate.LayerPractice, 1, "A1")
		s.say(t, "A1", sheet.Key("unit_type", ""), "furniture")
		s.say(t, "A1", sheet.SubmissionKey(), s.target)
	}
	practised("before labelling")
	keys("before labelling")
	s.label(t, "A1", a.Paragraphs[0], "mine")
	practised("while the batch is open")
	keys("while the batch is open")
	s.say(t, "L", annotate.Key{Kind: annotate.KindBatch, Subject: "batch-0", Field: annotate.BatchClosed}, annotate.Yes)
	practised("once the batch is closed", a.ID)
	keys("once the batch is closed", "secret-key-0.1", "secret-why-0.1")
	s.say(t, "L", annotate.RepeatKey(a.Paragraphs[0].ID, "A1"), annotate.Yes)
	practised("when it is asked again")
	keys("when it is asked again")
	s.viewAs(t, "L")
	practised("to a lead", s.articles[0].ID, s.articles[1].ID, s.articles[2].ID)
}

func TestOnlyWhatAProjectHidesIsHidden(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	for _, field := range []string{annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks} {
		s.say(t, "L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, "")
	}
	s.viewAs(t, "A1")
	want := []string{"secret-copy", "secret-crosslink"}
	for i := range s.articles {
		for _, field := range []string{"author", "file", "outlet", "url"} {
			want = append(want, fmt.Sprintf("secret-%s-%d", field, i))
		}
	}
	slices.Sort(want)
	s.expect(t, "where nothing is hidden", want...)
}

func TestHiddenCrosslinksAreNotAskedAndNotCounted(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	link := s.articles[2]
	s.label(t, "A1", link.Paragraphs[1], "before it was hidden from me")
	s.label(t, "A1", link.Paragraphs[2], "mine")
	s.viewAs(t, "A1")
	a, err := s.Article(s.ctx, link.ID)
	if err != nil || len(a.Paragraphs) != 2 || a.Paragraphs[1].Position != 3 {
		t.Fatalf("the article has %+v (%v), want its first and third paragraph", a, err)
	}
	queue, err := s.Queue(s.ctx, "A1", annotate.LayerAnnotation, 1)
	if want := (annotate.Tally{Paragraphs: 3, Wholes: 1, Begun: 1, Submitted: 1, Unsure: 1}); err != nil || queue[2].Tally != want {
		t.Errorf("the queue counts %+v (%v), want %+v", queue[2].Tally, err, want)
	}
	s.viewAs(t, "L")
	if a, err := s.Article(s.ctx, link.ID); err != nil || len(a.Paragraphs) != 3 {
		t.Errorf("a lead sees %d paragraphs (%v)", len(a.Paragraphs), err)
	}
}

func TestALeadSeesEverythingAndARoleCountsAtOnce(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.viewAs(t, "L")
	everything := s.found(t)
	if len(everything) < 30 {
		t.Fatalf("the lead reads only %q", everything)
	}
	s.viewAs(t, "A1")
	s.expect(t, "as an annotator")
	role := annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}
	s.say(t, "L", role, annotate.RoleLead)
	s.expect(t, "once they are a lead", everything...)
	s.say(t, "L", role, annotate.RoleAnnotator)
	s.expect(t, "no longer a lead")
	s.say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, "")
	s.expect(t, "once nobody is a lead", everything...)
}

func TestWritingGoesOnUndisturbedForAnAnnotator(t *testing.T) {
	s := newSecrets(t)
	s.viewAs(t, "A1")
	before, err := s.HighestStamp(s.ctx)
	if err != nil || before != s.log[len(s.log)-1].Stamp {
		t.Errorf("the highest stamp is %d (%v), want that of the newest entry, which A1 does not see", before, err)
	}
	s.label(t, "A1", s.articles[0].Paragraphs[1], "mine")
	s.label(t, "A2", s.articles[0].Paragraphs[1], "again")
	if _, err := s.Check(s.ctx); err == nil {
		t.Error("an annotator can have the whole project checked, which tells of conflicts")
	}
	s.viewAs(t, "L")
	problems, err := s.Check(s.ctx)
	for _, p := range problems {
		if p.Code == ProblemCurrent || p.Code == ProblemProgress {
			t.Errorf("Check finds: %s", p.Message)
		}
	}
	if err != nil {
		t.Error(err)
	}
}

func TestReadingGoesOnWhileAnotherPersonSitsDown(t *testing.T) {
	s := newSecrets(t)
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := s.Queue(s.ctx, "A1", annotate.LayerAnnotation, 1); err != nil {
					t.Errorf("reading the queue: %v", err)
				}
				err := s.EachSheet(s.ctx, func(*annotate.Article, *annotate.Sheet) error { return nil })
				if err != nil {
					t.Errorf("reading the answers: %v", err)
				}
			}
		})
	}
	for range 30 {
		for _, who := range []string{"A1", "L", "A2"} {
			s.viewAs(t, who)
		}
	}
	close(stop)
	readers.Wait()
	s.viewAs(t, "A1")
	s.expect(t, "after many others")
}
