package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// The limits of an article.
const (
	MaxText   = 20_000    // code points of a paragraph
	MaxJoined = 1_000_000 // hard line breaks that were joined in one
)

// CheckArticle says what is wrong with an article in one sentence: it is asked of
// every article, whichever way it comes into a project. Where texts are missing, the
// id cannot be held to them.
func CheckArticle(a *Article) error {
	for _, fault := range []func(*Article) sentence.Text{articleFault, paragraphsFault, identityFault} {
		if reason := fault(a); reason != nil {
			return Fail(CodeInvalid, "article.wrong", "Article", firstOf(a.ID, 12), "Reason", reason)
		}
	}
	return nil
}

// CheckNewArticle holds an article that nobody has yet to more: its texts have no
// characters that cannot be seen. Those that are there already keep theirs, because
// their ids stand for them.
func CheckNewArticle(a *Article) error {
	if err := CheckArticle(a); err != nil {
		return err
	}
	if reason := unseenFault(a); reason != nil {
		return Fail(CodeInvalid, "article.wrong", "Article", firstOf(a.ID, 12), "Reason", reason)
	}
	return nil
}

func articleFault(a *Article) sentence.Text {
	switch {
	case !isHash(a.ID):
		return sentence.Of("article.id", "ID", sentence.Quoted(firstOf(a.ID, 40)))
	case len(a.Paragraphs) == 0:
		return sentence.Of("article.no-paragraph")
	}
	return nameFault("copy name", a.CopyName, 0)
}

func paragraphsFault(a *Article) sentence.Text {
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		if p.Position != i+1 || p.ID != ParagraphID(a.ID, i+1) {
			return sentence.Of("article.paragraph-id", "Paragraph", i+1)
		}
		if reason := paragraphFault(p); reason != nil {
			return reason
		}
	}
	return nil
}

func paragraphFault(p *Paragraph) sentence.Text {
	switch n := p.Position; {
	case !slices.Contains(Guesses(), p.Guess):
		return sentence.Of("article.guess", "Paragraph", n, "Guess", sentence.Quoted(firstOf(p.Guess, 40)))
	case p.Joined < 0 || p.Joined > MaxJoined:
		return sentence.Of("article.joined", "Paragraph", n, "Breaks", p.Joined)
	case !slices.Contains([]string{"", Withheld, Erased}, p.Missing):
		return sentence.Of("article.missing", "Paragraph", n, "Missing", sentence.Quoted(firstOf(p.Missing, 40)))
	case p.Missing != "" && p.Text == "":
		return nil
	}
	return TextFault(p.Position, p.Text)
}

// TextFault is what is wrong with the text of the paragraph at a position, or nil.
func TextFault(position int, text string) sentence.Text {
	switch {
	case text == "":
		return sentence.Of("article.empty", "Paragraph", position)
	case len(text) > MaxText && utf8.RuneCountInString(text) > MaxText:
		return sentence.Of("article.long", "Paragraph", position, "Characters", utf8.RuneCountInString(text), "Most", MaxText)
	case !utf8.ValidString(text):
		return sentence.Of("article.character", "Paragraph", position, "Character", sentence.Character(utf8.RuneError))
	case strings.ContainsRune(text, 0):
		return sentence.Of("article.character", "Paragraph", position, "Character", sentence.Character(rune(0)))
	}
	return nil
}

// identityFault holds the id to the texts, because nothing can correct it later.
func identityFault(a *Article) sentence.Text {
	texts := make([]string, len(a.Paragraphs))
	for i := range a.Paragraphs {
		if a.Paragraphs[i].Missing != "" {
			return nil
		}
		texts[i] = a.Paragraphs[i].Text
	}
	if a.ID != ArticleID(texts, a.CopyName) {
		return sentence.Of("article.id-of-other-texts", "Paragraphs", len(texts))
	}
	return nil
}

func unseenFault(a *Article) sentence.Text {
	for i := range a.Paragraphs {
		if r, bad := unseen(a.Paragraphs[i].Text, true); bad {
			return sentence.Of("article.character", "Paragraph", i+1, "Character", r)
		}
	}
	return nil
}
