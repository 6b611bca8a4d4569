package bundle

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const nexisTextOfTwo = `                               1 of 2 DOCUMENTS


                          Halyard Dispatch (Port Sael)

                            March 12, 2024 Tuesday
                                 Final Edition

Council puts off its vote on the quay

BYLINE: Ada Brenn

SECTION: NEWS; Pg. 3

LENGTH: 52 words

DATELINE: PORT SAEL

The harbour council put off its vote on Tuesday, and
the members went home without an answer.

"We will vote when we have read the numbers," said
the chair.

LOAD-DATE: March 13, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2024 Halyard Media
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                              The Tarn Courier

                           April 3, 2024 Wednesday

Pumps fail in the tunnel

LENGTH: 20 words

The pumps failed twice on Monday night.

LOAD-DATE: April 4, 2024
`

const factivaTextOfTwo = `Council puts off its vote on the quay

By Ada Brenn
52 words
12 March 2024
Halyard Dispatch
HLYD
English
Copyright 2024 Halyard Media. All Rights Reserved.

The harbour council put off its vote on Tuesday.

"We will vote when we have read the numbers," said the chair.

Document HLYD000020240312ek3c0001x

HD  Pumps fail in the tunnel
BY  Joss Marl
WC  20 words
PD  3 April 2024
SN  The Tarn Courier
LA  English
LP
The pumps failed twice on Monday night.

TD
Nobody was hurt.

Document TARN000020240403ek430001y
`

const factivaPageOfTwo = `<html><body><div id="contents">Search summary</div>
<div class="article enArticle"><div id="hd"><span class='enHeadline'>Council puts off its vote on the quay</span></div>
<div>By Ada Brenn</div><div>52 words</div><div>12 March 2024</div><div>Halyard Dispatch</div><div>HLYD</div><div>English</div>
<div>Copyright 2024 Halyard Media.</div>
<p class="articleParagraph enarticleParagraph">The harbour council put off its vote on Tuesday.</p>
<p class="articleParagraph enarticleParagraph">The chair wants the numbers.</p>
<p>Document HLYD000020240312ek3c0001x</p></div>
<div class="article deArticle"><table><tr><td><b>HD</b></td><td>Pumpen fallen aus</td></tr>
<tr><td>BY</td><td>Von Joss Marl</td></tr><tr><td>PD</td><td>3 April 2024</td></tr><tr><td>SN</td><td>Tarner Bote</td></tr>
<tr><td>LP</td><td><p>Die Pumpen fielen zweimal aus.</p></td></tr><tr><td>TD</td><td><p>Verletzt wurde niemand.</p></td></tr></table></div>
</body></html>`

// wordBundle are the paragraphs of a Word bundle of two with its cover page.
var wordBundle = strings.Split(`Download Request: Current Document: 2
Time Of Request: Tuesday, March 19, 2024
Send To: reader
1. Council puts off its vote on the quay
2. Pumps fail in the tunnel
Council puts off its vote on the quay
Halyard Dispatch (Port Sael)
March 12, 2024 Tuesday
Copyright 2024 Halyard Media All Rights Reserved
Section: NEWS; Pg. 3
Length: 52 words
Byline: Ada Brenn
Body
ABSTRACT
The harbour council put off its vote on Tuesday.
The chair wants the numbers.
Load-Date: March 13, 2024
End of Document
Pumps fail in the tunnel
The Tarn Courier
April 3, 2024 Wednesday
Copyright 2024 Tarn Courier
Length: 20 words
Body
The pumps failed twice on Monday night.
Classification
Language: ENGLISH
Load-Date: April 4, 2024
End of Document`, "\n")

func blocksOf(lines []string) []document.Block {
	blocks := make([]document.Block, len(lines))
	for i, l := range lines {
		blocks[i].Text = l
	}
	return blocks
}

func mustFind(t *testing.T, r *document.Reader, data string) *document.Found {
	t.Helper()
	in := document.NewInput("bundle.txt", []byte(data), "", nil)
	if r.Recognise(in) != document.Certain {
		t.Fatalf("%s does not recognise its bundle", r.Name)
	}
	found, err := r.Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// checkTwo checks the two articles that every bundle of these tests holds.
func checkTwo(t *testing.T, found *document.Found, wants [2]map[string]string, bodies [2][]string) {
	t.Helper()
	if len(found.Articles) != 2 {
		t.Fatalf("got %d articles, want 2: %+v", len(found.Articles), found.Articles)
	}
	for i, a := range found.Articles {
		for field, want := range wants[i] {
			if got := a.Field(field); got != want {
				t.Errorf("article %d: %s is %q, want %q", i+1, field, got, want)
			}
		}
		var got []string
		for _, b := range a.Blocks {
			got = append(got, document.OneLine(b.Text))
		}
		if strings.Join(got, "|") != strings.Join(bodies[i], "|") {
			t.Errorf("article %d: got the paragraphs\n%s\nwant\n%s", i+1, strings.Join(got, "\n"), strings.Join(bodies[i], "\n"))
		}
	}
}

var quay = map[string]string{
	annotate.MetaTitle: "Council puts off its vote on the quay", annotate.MetaAuthor: "Ada Brenn", annotate.MetaPublished: "2024-03-12",
}

func TestTheQuickLookOverlooksNoBundle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[a-zA-Z0-9 .\n]{0,20}`).Draw(t, "before")
		line := before + "\n" + rapid.StringMatching(ofDocuments.String()).Draw(t, "line")
		if ofDocuments.MatchString(line) && !counts(line) {
			t.Errorf("%q is overlooked", line)
		}
		end := rapid.StringMatching(factivaEnd.String()).Draw(t, "end")
		if factivaEnd.MatchString(end) && !endsDocument(end) {
			t.Errorf("%q is overlooked", end)
		}
	})
}

func TestNexisTextComesApart(t *testing.T) {
	found := mustFind(t, Nexis, nexisTextOfTwo)
	first := map[string]string{annotate.MetaOutlet: "Halyard Dispatch (Port Sael)", document.Section: "NEWS", document.Language: "en"}
	for k, v := range quay {
		first[k] = v
	}
	checkTwo(
		t,
		found,
		[2]map[string]string{
			first,
			{annotate.MetaTitle: "Pumps fail in the tunnel", annotate.MetaOutlet: "The Tarn Courier", annotate.MetaPublished: "2024-04-03"},
		},
		[2][]string{
			{
				"Council puts off its vote on the quay",
				"The harbour council put off its vote on Tuesday, and the members went home without an answer.",
				`"We will vote when we have read the numbers," said the chair.`,
			},
			{"Pumps fail in the tunnel", "The pumps failed twice on Monday night."},
		},
	)
}

func TestAWordBundleComesApartAndItsCoverIsNoArticle(t *testing.T) {
	found := &document.Found{}
	if !Apart(found, blocksOf(wordBundle)) {
		t.Fatal("the bundle was not seen to be one")
	}
	first := map[string]string{annotate.MetaOutlet: "Halyard Dispatch (Port Sael)", document.Section: "NEWS"}
	for k, v := range quay {
		first[k] = v
	}
	checkTwo(t, found, [2]map[string]string{first, {annotate.MetaTitle: "Pumps fail in the tunnel", document.Language: "en"}}, [2][]string{
		{
			"Council puts off its vote on the quay",
			"ABSTRACT",
			"The harbour council put off its vote on Tuesday.",
			"The chair wants the numbers.",
		},
		{"Pumps fail in the tunnel", "The pumps failed twice on Monday night."},
	})
	if len(found.Dropped) == 0 || found.Dropped[0].Text != wordBundle[0] {
		t.Errorf("the cover page is not told of: %v", found.Dropped)
	}
	if Apart(&document.Found{}, blocksOf([]string{"A title", "By Ada Brenn", "A paragraph."})) {
		t.Error("an ordinary article was taken for a bundle")
	}
}

func TestFactivaTextComesApartWithAndWithoutCodes(t *testing.T) {
	found := mustFind(t, Factiva, factivaTextOfTwo)
	first := map[string]string{annotate.MetaOutlet: "Halyard Dispatch", document.Language: "en"}
	for k, v := range quay {
		first[k] = v
	}
	checkTwo(
		t,
		found,
		[2]map[string]string{
			first,
			{
				annotate.MetaTitle:     "Pumps fail in the tunnel",
				annotate.MetaAuthor:    "Joss Marl",
				annotate.MetaOutlet:    "The Tarn Courier",
				annotate.MetaPublished: "2024-04-03",
			},
		},
		[2][]string{
			{
				"Council puts off its vote on the quay",
				"The harbour council put off its vote on Tuesday.",
				`"We will vote when we have read the numbers," said the chair.`,
			},
			{"Pumps fail in the tunnel", "The pumps failed twice on Monday night.", "Nobody was hurt."},
		},
	)
}

func TestAFactivaPageComesApart(t *testing.T) {
	found := mustFind(t, Factiva, factivaPageOfTwo)
	checkTwo(
		t,
		found,
		[2]map[string]string{
			quay,
			{
				annotate.MetaTitle:     "Pumpen fallen aus",
				annotate.MetaAuthor:    "Joss Marl",
				annotate.MetaOutlet:    "Tarner Bote",
				annotate.MetaPublished: "2024-04-03",
			},
		},
		[2][]string{
			{"Council puts off its vote on the quay", "The harbour council put off its vote on Tuesday.", "The chair wants the numbers."},
			{"Pumpen fallen aus", "Die Pumpen fielen zweimal aus.", "Verletzt wurde niemand."},
		},
	)
}

func TestANexisPageComesApart(t *testing.T) {
	page := `<HTML><BODY>` + strings.NewReplacer("@", "<BR>\n").Replace(
		`<A NAME="DOC_ID_0_0"></A><DIV><P>1 of 2 DOCUMENTS</P></DIV><P>Halyard Dispatch</P><P>March 12, 2024 Tuesday</P><P>Council puts off its vote on the quay</P>`+
			`<P>BYLINE: Ada Brenn</P><P>LENGTH: 52 words</P><P>The harbour council put off its vote on Tuesday.</P><P>LOAD-DATE: March 13, 2024</P>`+
			`<A NAME="DOC_ID_0_1"></A><P>2 of 2 DOCUMENTS</P><P>The Tarn Courier</P><P>April 3, 2024 Wednesday</P><P>Pumps fail in the tunnel</P>`+
			`<P>LENGTH: 20 words</P><P>The pumps failed twice on Monday night.</P>`) +
		`</BODY></HTML>`
	found := mustFind(t, Nexis, page)
	checkTwo(t, found, [2]map[string]string{quay, {annotate.MetaTitle: "Pumps fail in the tunnel"}}, [2][]string{
		{"Council puts off its vote on the quay", "The harbour council put off its vote on Tuesday."},
		{"Pumps fail in the tunnel", "The pumps failed twice on Monday night."},
	})
}

func FuzzBundle(f *testing.F) {
	for _, s := range []string{nexisTextOfTwo, factivaTextOfTwo, factivaPageOfTwo, strings.Join(wordBundle, "\n")} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		for _, r := range []*document.Reader{Nexis, Factiva} {
			in := document.NewInput("a.txt", []byte(data), "", nil)
			r.Recognise(in)
			_, _ = r.Read(t.Context(), in)
		}
		Apart(&document.Found{}, blocksOf(strings.Split(data, "\n")))
	})
}
