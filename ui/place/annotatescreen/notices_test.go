package annotatescreen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

// noticeKinds names the kinds of notices in the order of their numbers: those of
// every place, then labelling's own.
func noticeKinds(t *testing.T) (names []string) {
	t.Helper()
	for _, file := range []string{"../../../annotate/answering/notice.go", "../../../annotate/work/labelling/notice.go"} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok {
				for _, name := range v.Names {
					if name.Name != "NoticeOwn" { // where labelling's begin
						names = append(names, name.Name)
					}
				}
			}
			return true
		})
	}
	return names
}

func TestEveryNoticeHasASentence(t *testing.T) {
	book := newRig(t).Book()
	seen := make(map[string]string)
	names := noticeKinds(t)
	if len(names) < 20 || names[0] != "NoticeNone" {
		t.Fatalf("the session's notices were not found: %v", names)
	}
	for i, name := range names {
		got := sentence(answering.Notice{
			Kind: answering.NoticeKind(i), Key: "x", Field: book.Field("sourcing"), Paragraph: 3,
			Target: annotate.Target{Name: "Aldoria"}, From: "none", To: "official",
		})
		switch {
		case name == "NoticeNone", slices.Contains([]string{"NoticeNoKey", "NoticeMissing", "NoticeConfirm"}, name):
			if got != "" {
				t.Errorf("%s, of which the foot of the form tells, reads %q", name, got)
			}
		case got == "":
			t.Errorf("%s has no sentence", name)
		case strings.ContainsAny(got, "{}<>"):
			t.Errorf("%s reads %q", name, got)
		case seen[got] != "":
			t.Errorf("%s and %s both read %q", name, seen[got], got)
		}
		seen[got] = name
	}
}

func TestASentenceNamesWhatItIsAbout(t *testing.T) {
	book := newRig(t).Book()
	editorial, stance := book.Field("editorial"), book.Field("stance")
	target := annotate.Target{Name: "Aldoria"}
	cases := []struct {
		notice answering.Notice
		want   string
	}{
		{
			answering.Notice{Kind: answering.NoticeUndone, Field: editorial, Paragraph: 11, From: "none", To: "loaded"},
			"Undone: paragraph 11, Editorializing none, back to loaded",
		},
		{
			answering.Notice{Kind: answering.NoticeUndone, Field: editorial, Paragraph: 11, From: "none"},
			"Undone: paragraph 11, Editorializing none, back to no answer",
		},
		{
			answering.Notice{Kind: answering.NoticeRedone, Field: stance, Target: target, Paragraph: 2, To: "-2"},
			"Redone: paragraph 2, Aldoria no answer, again –– strongly against",
		},
		{
			answering.Notice{Kind: answering.NoticeUndone, Field: book.Field("note"), Paragraph: 1, From: "ask"},
			`Undone: paragraph 1, Note "ask", back to empty`,
		},
		{answering.Notice{Kind: answering.NoticeUndone, What: annotate.KindSubmission, Paragraph: 4}, "Undone: paragraph 4, submission"},
		{
			answering.Notice{Kind: answering.NoticeRedone, What: annotate.KindSubmission, Paragraph: 4, Kept: 2},
			"Redone: paragraph 4, submission; 2 decided anew since, left as they are",
		},
		{answering.Notice{Kind: labelling.NoticeUnsure, Paragraph: 4}, "Paragraph 4 is marked unsure; ? takes it back"},
		{answering.Notice{Kind: labelling.NoticeSure, Field: stance, Target: target}, "Aldoria is no longer marked unsure"},
		{
			answering.Notice{Kind: labelling.NoticeNamed, Target: target, Key: "Varen"},
			"“Varen” stands in this paragraph: answer Aldoria with its own key",
		},
		{answering.Notice{Kind: answering.NoticeTakenBack, Field: editorial}, "Editorializing: answer taken back"},
	}
	for _, c := range cases {
		if got := sentence(c.notice); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.notice.Kind, got, c.want)
		}
	}
}
