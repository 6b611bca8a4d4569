package annotating

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/session"
)

// noticeKinds counts the kinds that the session declares.
func noticeKinds(t *testing.T) (names []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../annotate/session/notice.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			for _, name := range v.Names {
				names = append(names, name.Name)
			}
		}
		return true
	})
	return names
}

func TestEveryNoticeHasASentence(t *testing.T) {
	book := newDesk(t).Book()
	seen := make(map[string]string)
	names := noticeKinds(t)
	if len(names) < 20 || names[0] != "NoticeNone" {
		t.Fatalf("the session's notices were not found: %v", names)
	}
	for i, name := range names {
		got := sentence(session.Notice{
			Kind: session.NoticeKind(i), Key: "x", Field: book.Field("sourcing"), Paragraph: 3,
			Target: annotate.Target{Name: "Aldoria"}, From: "none", To: "official",
		})
		switch {
		case name == "NoticeNone":
			if got != "" {
				t.Errorf("nothing to tell reads %q", got)
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
	book := newDesk(t).Book()
	editorial, stance := book.Field("editorial"), book.Field("stance")
	target := annotate.Target{Name: "Aldoria"}
	cases := []struct {
		notice session.Notice
		want   string
	}{
		{session.Notice{Kind: session.NoticeNoKey, Key: "x", Field: editorial}, "x is no key of Editorializing"},
		{session.Notice{Kind: session.NoticeUndone, Field: editorial, Paragraph: 11, From: "none", To: "loaded"}, "Undone: paragraph 11, Editorializing none, back to loaded"},
		{session.Notice{Kind: session.NoticeUndone, Field: editorial, Paragraph: 11, From: "none"}, "Undone: paragraph 11, Editorializing none, back to no answer"},
		{session.Notice{Kind: session.NoticeRedone, Field: stance, Target: target, Paragraph: 2, To: "-2"}, "Redone: paragraph 2, Aldoria no answer, again ––"},
		{session.Notice{Kind: session.NoticeUndone, Field: book.Field("note"), Paragraph: 1, From: "ask"}, `Undone: paragraph 1, Note "ask", back to empty`},
		{session.Notice{Kind: session.NoticeUndone, Submit: true, Paragraph: 4}, "Undone: paragraph 4, submission"},
		{session.Notice{Kind: session.NoticeRedone, Submit: true, Paragraph: 4, Kept: 2}, "Redone: paragraph 4, submission; 2 decided anew since, left as they are"},
		{session.Notice{Kind: session.NoticeUnsure, Paragraph: 4}, "Paragraph 4 is marked unsure; ? takes it back"},
		{session.Notice{Kind: session.NoticeSure, Field: stance, Target: target}, "Aldoria is no longer marked unsure"},
		{session.Notice{Kind: session.NoticeNamed, Target: target}, "Aldoria is named in this paragraph: answer it with its own key"},
		{session.Notice{Kind: session.NoticeTakenBack, Field: editorial}, "Editorializing: answer taken back"},
	}
	for _, c := range cases {
		if got := sentence(c.notice); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.notice.Kind, got, c.want)
		}
	}
}
