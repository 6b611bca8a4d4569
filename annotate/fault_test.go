package annotate_test

import (
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

const (
	uuid  = "01890a5d-ac96-774b-bcce-b302099a8057"
	other = "01890a5d-ac96-774b-bcce-b302099a8058"
)

var hash = strings.Repeat("5e", 32)

// wellFormed is an answer with nothing wrong in it.
func wellFormed() annotate.Entry {
	return annotate.Entry{
		ID: uuid,
		Key: annotate.Key{
			Kind: annotate.KindAnswer, Subject: hash, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A1", Field: "sourcing",
		},
		Value: "official", Stamp: 1, DecidedAt: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC), ElapsedMS: 900,
		Codebook: annotatetest.Codebook().Hash, Origin: annotate.OriginAnnotator, Action: other, Device: "laptop", Author: "A1",
	}
}

// books knows one version of the codebook.
func books(hash string) *codebook.Codebook {
	if book := annotatetest.Codebook(); book.Hash == hash {
		return book
	}
	return nil
}

// about makes the entry one of another kind, outside the layers of answers.
func about(e *annotate.Entry, kind annotate.Kind, subject, field, value string) {
	e.Key = annotate.Key{Kind: kind, Subject: subject, Field: field}
	e.Value = value
}

func TestEntriesThatProgramsWriteAreTaken(t *testing.T) {
	for name, change := range map[string]func(*annotate.Entry){
		"an answer":                    func(*annotate.Entry) {},
		"an answer that is taken back": func(e *annotate.Entry) { e.Value, e.Codebook = "", "" },
		"a set":                        func(e *annotate.Entry) { e.Value = "official|expert" },
		"a note of two lines":          func(e *annotate.Entry) { e.Key.Field, e.Value = "note", "one\n\ttwo" },
		"links":                        func(e *annotate.Entry) { e.Replaces, e.Also, e.Undoes = other, []string{other}, other },
		"a stamp of the year 9999":     func(e *annotate.Entry) { e.Stamp = 253_402_300_799_999 },
		"a stamp before 1970":          func(e *annotate.Entry) { e.Stamp = -5 },
		"a final answer":               func(e *annotate.Entry) { e.Key.Layer, e.Key.Annotator = annotate.LayerFinal, "" },
		"the key of practice":          func(e *annotate.Entry) { e.Key.Layer, e.Key.Annotator = annotate.LayerPractice, "" },
		"a late attempt at practice":   func(e *annotate.Entry) { e.Key.Layer, e.Key.Round = annotate.LayerPractice, annotate.MaxRound },
		"a model's answer": func(e *annotate.Entry) {
			e.Key.Layer, e.Key.Annotator = annotate.LayerModel, annotate.ModelPrefix+"tiny 1.0"
		},
		"a model's probabilities": func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Layer, e.Key.Annotator = annotate.KindProbability, annotate.LayerModel, annotate.ModelPrefix+"tiny"
			e.Value = `{"official":0.75,"none":0.25}`
		},
		"evidence": func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option = annotate.KindEvidence, "official"
			e.Value = annotate.JoinPassages([]annotate.Passage{{Begin: 3, End: 6, Words: "the"}, {Begin: 6, End: 8, Words: "né"}})
		},
		"evidence that no words show it": func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "none", annotate.NoWords
		},
		"a vote":            func(e *annotate.Entry) { e.Key.Kind = annotate.KindVote },
		"a discussion":      func(e *annotate.Entry) { about(e, annotate.KindDiscussion, hash, "", "2031-03-04") },
		"an article answer": func(e *annotate.Entry) { e.Key.Kind = annotate.KindArticleAnswer },
		"a carried answer":  func(e *annotate.Entry) { e.Origin = annotate.OriginCarried },
		"an outcome": func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Layer, e.Key.Annotator, e.Value = annotate.KindOutcome, annotate.LayerFinal, "", annotate.OutcomeKept.Told("5e5e")
		},
		"a role":         func(e *annotate.Entry) { about(e, annotate.KindPerson, "A1", annotate.PersonRole, annotate.RoleLead) },
		"a title":        func(e *annotate.Entry) { about(e, annotate.KindArticle, hash, annotate.MetaTitle, "Nothing happened") },
		"a free column":  func(e *annotate.Entry) { about(e, annotate.KindArticle, hash, "x:region", "north") },
		"a setting":      func(e *annotate.Entry) { about(e, annotate.KindProject, "project", annotate.ProjectRepeatShare, "5") },
		"a pack":         func(e *annotate.Entry) { about(e, annotate.KindPack, uuid, "", hash+" "+hash) },
		"an erasure":     func(e *annotate.Entry) { about(e, annotate.KindErasure, "A1", annotate.ErasureAll, annotate.Yes) },
		"an erased text": func(e *annotate.Entry) { about(e, annotate.KindErasure, hash, annotate.ErasureText, annotate.Yes) },
		"an amendment": func(e *annotate.Entry) {
			about(e, annotate.KindAmendment, hash, annotate.AmendmentParagraphs, "1:1 2:3")
		},
		"a silent repeat": func(e *annotate.Entry) { about(e, annotate.KindRepeat, hash, "", annotate.Yes); e.Key.Annotator = "A1" },
		"a frame of a batch": func(e *annotate.Entry) {
			about(e, annotate.KindFrame, "pilot", "", annotate.Frame{Query: `a "b" <c>`, Articles: 2, Paragraphs: 5}.Value())
		},
		"a release":        func(e *annotate.Entry) { about(e, annotate.KindRelease, "project", "first", released()) },
		"a frozen project": func(e *annotate.Entry) { about(e, annotate.KindFreeze, "project", "first", frozen()) },
	} {
		e := wellFormed()
		change(&e)
		if err := annotate.CheckEntry(&e, books); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatBreaksARuleIsRefusedWithItsReason(t *testing.T) {
	long := strings.Repeat("x", annotate.MaxName+1)
	for _, c := range []struct {
		name   string
		change func(*annotate.Entry)
		reason string
	}{
		{"a kind that is none", func(e *annotate.Entry) { e.Key.Kind = "odd" }, `kind is "odd"`},
		{"a value that is none", func(e *annotate.Entry) { e.Value = "hacked" }, `"hacked" is not one of`},
		{"a set out of order", func(e *annotate.Entry) { e.Value = "expert|official" }, `written as "official|expert"`},
		{"a note of 60 MB", func(e *annotate.Entry) { e.Key.Field, e.Value = "note", strings.Repeat("x", 60<<20) }, "62914560 characters"},
		{"a note with a NUL", func(e *annotate.Entry) { e.Key.Field, e.Value = "note", "a\x00b" }, `'\x00' stands in its value`},
		{"a note with an escape", func(e *annotate.Entry) { e.Key.Field, e.Value = "note", "\x1b[2J" }, `'\x1b' stands in its value`},
		{"a note that is no UTF-8", func(e *annotate.Entry) { e.Key.Field, e.Value = "note", "\xff" }, "stands in its value"},
		{"a field that is none", func(e *annotate.Entry) { e.Key.Field = "mood" }, `no question "mood"`},
		{"no version", func(e *annotate.Entry) { e.Codebook = "" }, "names no version"},
		{"a version that is not there", func(e *annotate.Entry) { e.Codebook = hash }, "names the codebook version"},
		{"a version that is no hash", func(e *annotate.Entry) { e.Codebook = "latest" }, "names the codebook version"},
		{"round 999999999", func(e *annotate.Entry) { e.Key.Round = 999_999_999 }, "round is 999999999"},
		{"an answer in round 0", func(e *annotate.Entry) { e.Key.Round = 0 }, "round is 0"},
		{"a layer that is none", func(e *annotate.Entry) { e.Key.Layer = "secret" }, `layer is "secret"`},
		{"an answer in no layer", func(e *annotate.Entry) { e.Key.Layer = "" }, "no place in the layer"},
		{"an answer of nobody", func(e *annotate.Entry) { e.Key.Annotator = "" }, "no place in the layer"},
		{"a final answer of somebody", func(e *annotate.Entry) { e.Key.Layer = annotate.LayerFinal }, "no place in the layer"},
		{"a model among people", func(e *annotate.Entry) { e.Key.Annotator = annotate.ModelPrefix + "tiny" }, "no place in the layer"},
		{"a person among models", func(e *annotate.Entry) { e.Key.Layer = annotate.LayerModel }, "no place in the layer"},
		{"a repeat that its annotator would see", func(e *annotate.Entry) { e.Key.Kind, e.Value = annotate.KindRepeat, annotate.Yes }, "no place in the layer"},
		{"an answer with an option", func(e *annotate.Entry) { e.Key.Option = "official" }, "have no option"},
		{"a paragraph that is none", func(e *annotate.Entry) { e.Key.Subject = "p" }, `"p" cannot be what`},
		{"another project", func(e *annotate.Entry) { about(e, annotate.KindProject, "mine", "title", "x") }, `"mine" cannot be what`},
		{"a frame of nothing", func(e *annotate.Entry) {
			about(e, annotate.KindFrame, "pilot", "", `{"query":"a","articles":0,"paragraphs":0}`)
		}, `is no value`},
		{"a discussion on no day", func(e *annotate.Entry) {
			about(e, annotate.KindDiscussion, hash, "", "2031-3-4")
		}, `is no value`},
		{"an empty subject", func(e *annotate.Entry) { about(e, annotate.KindBatch, "", "closed", annotate.Yes) }, "subject is empty"},
		{"a long annotator", func(e *annotate.Entry) { e.Key.Annotator = long }, "annotator has 201 characters"},
		{"a long field", func(e *annotate.Entry) { e.Key.Field, e.Value = long, "" }, "field has 201 characters"},
		{"a target with a line end", func(e *annotate.Entry) { e.Key.Target = "t\n" }, `'\n' stands in its target`},
		{"an origin that is none", func(e *annotate.Entry) { e.Origin = annotate.OriginDerived }, `origin is "derived"`},
		{"no time", func(e *annotate.Entry) { e.DecidedAt = time.Time{} }, "no readable time"},
		{"a negative time taken", func(e *annotate.Entry) { e.ElapsedMS = -1 }, "took -1 milliseconds"},
		{"more than a year taken", func(e *annotate.Entry) { e.ElapsedMS = annotate.MaxElapsed + 1 }, "milliseconds"},
		{"an id that is none", func(e *annotate.Entry) { e.ID = "1" }, `"1" is not the id`},
		{"an id in capitals", func(e *annotate.Entry) { e.ID = strings.ToUpper(uuid) }, "is not the id"},
		{"a link that is no id", func(e *annotate.Entry) { e.Replaces = "x' OR '1" }, "is not the id"},
		{"a head that is no id", func(e *annotate.Entry) { e.Also = []string{"x"} }, "is not the id"},
		{"an undo of no id", func(e *annotate.Entry) { e.Undoes = "x" }, "is not the id"},
		{"an action that is none", func(e *annotate.Entry) { e.Action = "" }, "is not the id"},
		{"too many heads", func(e *annotate.Entry) { e.Also = slicesOf(other, annotate.MaxHeads+1) }, "names 1001 other entries"},
		{"a link to itself", func(e *annotate.Entry) { e.Replaces = uuid }, "names itself"},
		{"a long device", func(e *annotate.Entry) { e.Device = long }, "device has 201 characters"},
		{"an author with an escape", func(e *annotate.Entry) { e.Author = "\x1b" }, "stands in its author"},
		{"evidence of no option", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "hacked", `[[0,1,"a"]]`
		}, `no option "hacked"`},
		{"evidence that overlaps", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "official", `[[0,2,"ab"],[1,3,"bc"]]`
		}, "no list of passages"},
		{"evidence of other words", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "official", `[[0,2,"abc"]]`
		}, "no list of passages"},
		{"evidence in another form", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "official", `[[0, 2, "ab"]]`
		}, "is written as"},
		{"evidence of nothing in another form", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Option, e.Value = annotate.KindEvidence, "official", `[ ]`
		}, "no list of passages"},
		{"probabilities over one", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Layer, e.Key.Annotator = annotate.KindProbability, annotate.LayerModel, annotate.ModelPrefix+"tiny"
			e.Value = `{"official":0.75,"none":0.5}`
		}, "no probabilities"},
		{"a cause that is none", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Layer, e.Key.Annotator, e.Value = annotate.KindCause, annotate.LayerFinal, "", "weather"
		}, `"weather" is no value`},
		{"an outcome that is none", func(e *annotate.Entry) {
			e.Key.Kind, e.Key.Layer, e.Key.Annotator, e.Value = annotate.KindOutcome, annotate.LayerFinal, "", "tossed 5e"
		}, `"tossed 5e" is no value`},
		{"a role that is none", func(e *annotate.Entry) { about(e, annotate.KindPerson, "A1", annotate.PersonRole, "owner") }, `"owner" is no value`},
		{"an assignment to be guessed", func(e *annotate.Entry) { about(e, annotate.KindAssignment, hash, "", "perhaps") }, `"perhaps" is no value`},
		{"a share of 900", func(e *annotate.Entry) { about(e, annotate.KindProject, "project", annotate.ProjectRepeatShare, "900") }, `"900" is no value`},
		{"a long title", func(e *annotate.Entry) {
			about(e, annotate.KindArticle, hash, annotate.MetaTitle, strings.Repeat("é", annotate.MaxValue+1))
		}, "10001 characters"},
		{"a target's place that is none", func(e *annotate.Entry) { about(e, annotate.KindTarget, "t-1", annotate.TargetOrder, "first") }, `"first" is no value`},
		{"a pack of no articles", func(e *annotate.Entry) { about(e, annotate.KindPack, uuid, "", "all") }, `"all" is no value`},
		{"an amendment to nowhere", func(e *annotate.Entry) { about(e, annotate.KindAmendment, hash, annotate.AmendmentParagraphs, "1:0") }, `"1:0" is no value`},
		{"an erasure of everything", func(e *annotate.Entry) { about(e, annotate.KindErasure, "A1", annotate.ErasureAll, "*") }, `"*" is no value`},
	} {
		e := wellFormed()
		c.change(&e)
		err := annotate.CheckEntry(&e, books)
		if err == nil || !strings.Contains(err.Error(), c.reason) || len(err.Error()) > 600 {
			t.Errorf("%s: %.600v, want that it says %q", c.name, err, c.reason)
		}
	}
}

func slicesOf(id string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = id
	}
	return all
}

func TestASentenceAboutAnEntryNamesItHoweverItIsCalled(t *testing.T) {
	e := wellFormed()
	e.ElapsedMS = -1
	if err := annotate.CheckEntry(&e, books); !strings.Contains(err.Error(), uuid) {
		t.Errorf("the sentence is %q", err)
	}
	e.ID = "\x1b[2J" + strings.Repeat("x", 1000)
	if err := annotate.CheckEntry(&e, books); len(err.Error()) > 300 || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("the sentence is %q", err)
	}
}

func TestPassagesComeBackFromTheirValue(t *testing.T) {
	want := []annotate.Passage{{0, 4, `"né"`}, {5, 7, "<>"}}
	got, good := annotate.SplitPassages(annotate.JoinPassages(want))
	if !good || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v came back as %+v", want, got)
	}
}

func FuzzCheckEntry(f *testing.F) {
	f.Add("answer", hash, "annotation", 1, "A1", "sourcing", "official", "", uuid)
	f.Add("evidence", hash, "model", 1, "model:x", "sourcing", `[[0,1,"a"]]`, "official", uuid)
	f.Add("probability", hash, "model", 1, "model:x", "sourcing", `{"official":1e999}`, "", uuid)
	f.Add("project", "project", "", 0, "", "codebook", "\xff", "", "x")
	f.Fuzz(func(t *testing.T, kind, subject, layer string, round int, annotator, field, value, option, id string) {
		e := wellFormed()
		e.ID, e.Value = id, value
		e.Key = annotate.Key{
			Kind: annotate.Kind(kind), Subject: subject, Layer: annotate.Layer(layer), Round: round,
			Annotator: annotator, Field: field, Option: option,
		}
		err := annotate.CheckEntry(&e, books)
		if err == nil {
			if round < 0 || round > annotate.MaxRound || len(value) > annotate.MaxList || strings.ContainsRune(value, 0) {
				t.Fatalf("%+v is taken", e)
			}
			return
		}
		if said := err.Error(); said == "" || len(said) > 4000 || strings.ContainsAny(said, "\x00\x1b") {
			t.Fatalf("the sentence is %q", said)
		}
	})
}

// frozen is the value of a freeze of one entry and one article.
func frozen() string {
	var held annotate.Holdings
	e := wellFormed()
	held.AddArticle(hash, []annotate.FrozenParagraph{{TextHash: hash, Guess: "body"}})
	held.AddEntry(&e, false)
	f := held.Freeze("first")
	return f.Value()
}

// released is a release as the log tells of one.
func released() string {
	r := annotate.NewRelease("first")
	r.Told = map[string]map[string]int{"region": {"north": 5, "south": 7}}
	return r.Value()
}
