package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// handed is a project with a lead, and the pack that A1 works in.
type handed struct {
	*secrets
	pack *machine
	own  annotate.Entry // A1's answer in the pack
}

func handOut(t testing.TB) *handed {
	t.Helper()
	s := newSecrets(t)
	_, packed := pack(t, s.Project, "A1")
	h := &handed{secrets: s, pack: worker(t, s.sample, packed, "A1")}
	h.own = h.pack.say(t, s.articles[0].Paragraphs[0], "note", "", "my own word")
	return h
}

// worker is somebody at work in a file.
func worker(t testing.TB, s *sample, p *Project, who string) *machine {
	t.Helper()
	m := &machine{
		sample: &sample{Project: p, pen: newPen("d-"+who, who), book: s.book, articles: s.articles, target: s.target},
		who:    who,
	}
	highest, err := p.HighestStamp(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m.pen.Seen(highest)
	m.pen.Codebook = s.book.Hash
	return m
}

// claiming are keys and values that no pack of A1's has a right to, by what they
// are listed as.
func (h *handed) claiming() map[annotate.Claim]struct {
	key   annotate.Key
	value string
} {
	para, article := h.articles[0].Paragraphs[1].ID, h.articles[0].ID
	sheet := func(kind annotate.Kind, layer annotate.Layer, who string) annotate.Key {
		return annotate.Key{Kind: kind, Subject: para, Layer: layer, Round: 1, Annotator: who, Field: "note"}
	}
	project := func(kind annotate.Kind, field string) annotate.Key {
		return annotate.Key{Kind: kind, Subject: annotate.ProjectSubject, Field: field}
	}
	type said = struct {
		key   annotate.Key
		value string
	}
	about := func(kind annotate.Kind, subject, field string) annotate.Key {
		return annotate.Key{Kind: kind, Subject: subject, Field: field}
	}
	return map[annotate.Claim]said{
		annotate.ClaimRole:       {about(annotate.KindPerson, "A1", annotate.PersonRole), annotate.RoleLead},
		annotate.ClaimPerson:     {about(annotate.KindPerson, "A7", annotate.PersonJoined), annotate.Yes},
		annotate.ClaimPrivate:    {about(annotate.KindAttribute, "A2", "age"), "secret"},
		annotate.ClaimConsent:    {about(annotate.KindConsent, "A2", "study"), annotate.Yes},
		annotate.ClaimExclusion:  {about(annotate.KindExclusion, "A2", ""), "too fast"},
		annotate.ClaimErasure:    {about(annotate.KindErasure, article, annotate.ErasureText), annotate.Yes},
		annotate.ClaimSettings:   {project(annotate.KindProject, annotate.ProjectPracticePass), "0"},
		annotate.ClaimCodebook:   {project(annotate.KindProject, annotate.ProjectCodebook), h.book.Hash},
		annotate.ClaimTarget:     {about(annotate.KindTarget, annotate.TargetID("Mayor"), annotate.TargetName), "Mayor"},
		annotate.ClaimArticle:    {about(annotate.KindArticle, article, annotate.MetaTitle), "Hacked"},
		annotate.ClaimWithdrawal: {about(annotate.KindArticle, article, annotate.MetaWithdrawn), annotate.Yes},
		annotate.ClaimBatch:      {about(annotate.KindBatch, "batch-0", annotate.BatchClosed), annotate.Yes},
		annotate.ClaimAssignment: {annotate.Key{
			Kind: annotate.KindAssignment, Subject: article, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A1",
		}, annotate.Yes},
		annotate.ClaimRepeat:   {sheet(annotate.KindRepeat, "", "A2"), annotate.Yes},
		annotate.ClaimAnswer:   {sheet(annotate.KindAnswer, annotate.LayerAnnotation, "A2"), "put into A2's mouth"},
		annotate.ClaimKey:      {sheet(annotate.KindAnswer, annotate.LayerPractice, ""), "right"},
		annotate.ClaimFinal:    {sheet(annotate.KindAnswer, annotate.LayerFinal, ""), "final"},
		annotate.ClaimModel:    {sheet(annotate.KindAnswer, annotate.LayerModel, annotate.ModelPrefix+"x"), "guessed"},
		annotate.ClaimQuestion: {sheet(annotate.KindQuestion, annotate.LayerAnnotation, "A2"), "why?"},
		annotate.ClaimRuling: {
			annotate.Key{Kind: annotate.KindRuling, Subject: para, Field: "note"},
			(&annotate.Ruling{Words: "so"}).Value(),
		},
		annotate.ClaimDiscussion: {annotate.DiscussionKey(para), "2031-03-04"},
		annotate.ClaimPack:       {annotate.Key{Kind: annotate.KindPack, Subject: annotate.NewID(), Annotator: "A2"}, article},
		annotate.ClaimFreeze:     {project(annotate.KindFreeze, "v1"), frozenNothing()},
		annotate.ClaimRelease:    {project(annotate.KindRelease, "v1"), released()},
		annotate.ClaimOpening:    {project(annotate.KindOpening, "v1"), "0123"},
	}
}

// listedIn are the claims of a report's first file, with how many entries.
func listedIn(r *annotate.MergeReport) map[annotate.Claim]int {
	all := make(map[annotate.Claim]int)
	for _, l := range r.Files[0].Listed {
		all[l.Claim] = l.Entries
	}
	return all
}

func holds(t testing.TB, p *Project, id string) bool {
	t.Helper()
	_, err := p.Entry(context.Background(), id)
	return err == nil
}

func answers(yes bool, claims ...annotate.Claim) annotate.MergeOptions {
	var o annotate.MergeOptions
	for _, c := range claims {
		o.Answers = append(o.Answers, annotate.MergeAnswer{Claim: c, Yes: yes})
	}
	return o
}

// TestAPackTakesOverNothing puts into the pack of A1 what no annotator has a right
// to say, one claim at a time.
func TestAPackTakesOverNothing(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	claiming := h.claiming()
	if len(claiming) != len(annotate.Claims()) {
		t.Fatalf("%d claims are tried of %d", len(claiming), len(annotate.Claims()))
	}
	written := make(map[annotate.Claim]string)
	for claim, c := range claiming {
		h.pack.pen.Begin()
		e := h.pack.pen.Write(c.key, c.value, "", annotate.OriginAnnotator)
		if err := h.pack.Append(t.Context(), e); err != nil {
			t.Fatalf("the entry of %s is refused: %v", claim, err)
		}
		written[claim] = e.ID
	}
	file := h.pack.file(t)
	before := contentOf(t, h.Project)
	want := make(map[annotate.Claim]int)
	for claim := range written {
		want[claim] = 1
	}

	plan, err := h.PlanMerge(t.Context(), []string{file}, annotate.MergeOptions{})
	if err != nil || plan.Refused() {
		t.Fatalf("the pack is refused: %+v (%v)", plan, err)
	}
	if f := plan.Files[0]; f.Sender != "A1" || !f.Pack || f.Together || f.New.Entries != 1 {
		t.Errorf("the pack is told of as %+v", f)
	}
	if diff := cmp.Diff(want, listedIn(plan)); diff != "" {
		t.Errorf("listed is (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, contentOf(t, h.Project)); diff != "" {
		t.Errorf("a look changed the project:\n%s", diff)
	}

	mustMergeWith(t, h.Project, annotate.MergeOptions{}, file)
	if !holds(t, h.Project, h.own.ID) {
		t.Error("A1's own answer did not come in")
	}
	for claim, id := range written {
		if holds(t, h.Project, id) {
			t.Errorf("%s came in without a yes", claim)
		}
	}
	assertSound(t, h.Project)
	roles, err := h.Roles(t.Context())
	if err != nil || roles["A1"] != annotate.RoleAnnotator {
		t.Errorf("A1 is %q (%v)", roles["A1"], err)
	}

	let := map[annotate.Claim]bool{annotate.ClaimPerson: true}
	mustMergeWith(t, h.Project, answers(true, annotate.ClaimPerson), file)
	for claim := range written {
		if claim == annotate.ClaimErasure || claim == annotate.ClaimCodebook {
			continue // what they do beside standing in the log is tried elsewhere
		}
		mustMergeWith(t, h.Project, answers(true, claim), file)
		let[claim] = true
		for other, id := range written {
			if holds(t, h.Project, id) != let[other] {
				t.Fatalf("after a yes to %s the entry of %s is in the project: %v", claim, other, !let[other])
			}
		}
	}
	assertSound(t, h.Project)
}

func TestWhatIsDeclinedIsNotAskedAgainAndNeverPacked(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	other, err := Open(t.Context(), closedCopy(t, h.Project), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, other)
	role := h.claiming()[annotate.ClaimRole]
	h.pack.pen.Begin()
	first := h.pack.pen.Write(role.key, role.value, "", annotate.OriginAnnotator)
	if err := h.pack.Append(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	file := closedCopy(t, h.pack.Project)
	r := mustMergeWith(t, h.Project, answers(false, annotate.ClaimRole), file)
	if !r.Merged || len(r.Files[0].Listed) != 1 || !r.Files[0].Listed[0].Answered || r.Files[0].Listed[0].Yes {
		t.Errorf("the report of a no is %+v", r.Files[0])
	}
	for _, o := range []annotate.MergeOptions{{}, takeAll} {
		r = mustMergeWith(t, h.Project, o, file)
		if r.Merged || r.Lists() || r.Files[0].Declined != 1 || holds(t, h.Project, first.ID) {
			t.Errorf("what was declined is told of again: %+v", r.Files[0])
		}
	}
	// The next entry of A1's pack names the declined one; it is listed, and may come in.
	h.pack.pen.Begin()
	second := h.pack.pen.Write(role.key, annotate.RoleAnnotator, first.ID, annotate.OriginAnnotator)
	if err := h.pack.Append(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	mustMergeWith(t, h.Project, takeAll, h.pack.file(t))
	if !holds(t, h.Project, second.ID) || holds(t, h.Project, first.ID) {
		t.Error("a yes to the second entry took in the declined one, or not the second")
	}
	assertSound(t, h.Project)
	_, packed := packFor(t, h.Project, "A1", "again")
	if holds(t, packed, first.ID) {
		t.Error("what was declined is packed")
	}
	if got := shell(t, packed.Path(), "SELECT count(*) FROM declined"); got != "0" {
		t.Errorf("the pack holds %s of the project's declined entries", got)
	}
	// And a project that takes the pack in is as sound.
	mustMergeWith(t, other, takeAll, closedCopy(t, packed))
	assertSound(t, other)
}

// packFor makes a pack under a name of its own.
func packFor(t testing.TB, p *Project, annotator, name string) (*annotate.PackReport, *Project) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".plumb")
	highest, err := p.HighestStamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pen := newPen("d-lead", "L")
	pen.Seen(highest)
	r, err := p.Pack(t.Context(), annotate.NewPack(pen, annotator), path)
	if err != nil {
		t.Fatalf("Pack: %v", err)
	}
	packed, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, packed) })
	assertSound(t, packed)
	return r, packed
}

func TestAPackIsWrittenDownAndCarriesItsID(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	r, packed := pack(t, s.Project, "A1")
	key := annotate.Key{Kind: annotate.KindPack, Subject: r.ID, Annotator: "A1"}
	var written []annotate.Entry
	for _, p := range []*Project{s.Project, packed} {
		e, err := p.Current(t.Context(), key)
		if err != nil || e == nil {
			t.Fatalf("the pack is not written down: %v", err)
		}
		written = append(written, *e)
	}
	if diff := cmp.Diff(written[0], written[1]); diff != "" {
		t.Errorf("project and pack tell different things of it:\n%s", diff)
	}
	var articles []string
	for _, a := range s.articles {
		articles = append(articles, a.ID)
	}
	slices.Sort(articles)
	if want := annotate.JoinIDs(articles); written[0].Value != want {
		t.Errorf("in the pack are %s, want %s", written[0].Value, want)
	}
	for table, want := range map[string]string{"packed": r.ID, "identity": identityOf(t, s.Project)} {
		if got := shell(t, packed.Path(), "SELECT * FROM "+table); got != want {
			t.Errorf("the pack's %s is %q, want %q", table, got, want)
		}
	}
	if got := shell(t, s.Path(), "SELECT count(*) FROM packed"); got != "0" {
		t.Error("the project says that it is a pack")
	}
}

func identityOf(t testing.TB, p *Project) (id string) {
	t.Helper()
	err := eachRow(t.Context(), p.file.reader.whole, "SELECT project FROM identity", func(rows *sql.Rows) error { return rows.Scan(&id) })
	if err != nil || id == "" {
		t.Fatalf("the project has no id: %v", err)
	}
	return id
}

func TestAFileIsToldByItsPackAndNotByWhatIsInIt(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	// A2 sat down at A1's file.
	para := h.articles[0].Paragraphs[2]
	guest := worker(t, h.sample, h.pack.Project, "A2")
	if err := h.pack.Append(t.Context(), joinedEntry(guest.pen, "A2")); err != nil {
		t.Fatal(err)
	}
	theirs := guest.say(t, para, "note", "", "from A2")
	known := closedCopy(t, h.pack.Project)
	unknown := h.pack.file(t)
	shell(t, unknown, "DELETE FROM packed")
	other := filepath.Join(t.TempDir(), "other.plumb")
	copyBytes(t, unknown, other)
	shell(t, other, fmt.Sprintf("INSERT INTO packed VALUES ('%s')", annotate.NewID()))

	r := mustMergeWith(t, h.Project, annotate.MergeOptions{}, unknown)
	if f := r.Files[0]; f.Sender != "" || f.Pack || r.Merged || listedIn(r)[annotate.ClaimAnswer] != 2 {
		t.Errorf("a file with the work of two and no pack's id is told of as %+v", f)
	}
	if r = mustMergeWith(t, h.Project, annotate.MergeOptions{}, other); r.Merged || r.Files[0].Pack {
		t.Errorf("a pack that nobody made is told of as %+v", r.Files[0])
	}
	r = mustMergeWith(t, h.Project, annotate.MergeOptions{}, known)
	if f := r.Files[0]; f.Sender != "A1" || !f.Pack || f.New.Entries != 1 {
		t.Errorf("the pack of A1 is told of as %+v", f)
	}
	if !holds(t, h.Project, h.own.ID) || holds(t, h.Project, theirs.ID) {
		t.Error("of A1's pack came in what is not A1's, or not what is")
	}
	// What is left in the unknown one is A2's alone.
	r = mustMergeWith(t, h.Project, annotate.MergeOptions{}, unknown)
	if f := r.Files[0]; f.Sender != "A2" || f.Pack || !holds(t, h.Project, theirs.ID) {
		t.Errorf("the file with new work of A2 alone is told of as %+v", f)
	}
	assertSound(t, h.Project)
}

func TestOwnWorkComesInThoughItWasDeclinedInAnothersFile(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	_, second := packFor(t, h.Project, "A2", "second")
	two := worker(t, h.sample, second, "A2")
	word := two.say(t, h.articles[0].Paragraphs[1], "note", "", "A2 says so")
	mustMergeWith(t, h.pack.Project, takeAll, closedCopy(t, second))
	mixed := h.pack.file(t)
	mustMergeWith(t, h.Project, answers(false, annotate.ClaimAnswer), mixed)
	if holds(t, h.Project, word.ID) {
		t.Fatal("what was declined came in")
	}
	mustMergeWith(t, h.Project, annotate.MergeOptions{}, two.file(t))
	if !holds(t, h.Project, word.ID) {
		t.Error("A2's own work does not come in from A2's own pack, because it was declined in A1's")
	}
	if got := shell(t, h.Path(), "SELECT count(*) FROM declined"); got != "0" {
		t.Errorf("%s entries stand as declined", got)
	}
	assertSound(t, h.Project)
}

func TestAnswersWaitForWhatTheyAreAbout(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	further := newArticle("further", 2)
	if _, err := h.pack.AddArticles(t.Context(), []*annotate.Article{further},
		metaEntries(h.pack.pen, further, annotate.Meta{Title: "Further"})); err != nil {
		t.Fatal(err)
	}
	about := h.pack.say(t, further.Paragraphs[0], "note", "", "of a text of my own")
	target := targetEntries(h.pack.pen, "Mayor", 2)
	if err := h.pack.Append(t.Context(), target...); err != nil {
		t.Fatal(err)
	}
	mayor := h.pack.say(t, h.articles[0].Paragraphs[1], "stance", annotate.TargetID("Mayor"), "low")
	file := h.pack.file(t)

	r := mustMergeWith(t, h.Project, annotate.MergeOptions{}, file)
	f := r.Files[0]
	if f.New != (annotate.MergeCount{Entries: 1}) || f.Waiting != 2 {
		t.Errorf("the pack brings %+v, and %d wait", f.New, f.Waiting)
	}
	want := map[annotate.Claim]int{annotate.ClaimArticle: 1, annotate.ClaimTarget: len(target)}
	if diff := cmp.Diff(want, listedIn(r)); diff != "" {
		t.Errorf("listed is (-want +got):\n%s", diff)
	}
	if listed := f.Listed[1]; listed.Claim != annotate.ClaimArticle || listed.Texts != 1 ||
		listed.First[len(listed.First)-1].Title != "Further" {
		t.Errorf("the new text is told of as %+v", listed)
	}
	for _, item := range f.Listed[0].First {
		if item.Name != "Mayor" {
			t.Errorf("the %s of the new target is told as that of %q", item.Entry.Key.Field, item.Name)
		}
	}
	mustMergeWith(t, h.Project, answers(true, annotate.ClaimArticle), file)
	if !holds(t, h.Project, about.ID) || holds(t, h.Project, mayor.ID) {
		t.Error("after a yes to articles the answer to the new text is missing, or the one about the target is there")
	}
	mustMergeWith(t, h.Project, answers(true, annotate.ClaimTarget), file)
	if !holds(t, h.Project, mayor.ID) {
		t.Error("after a yes to targets the answer about it is missing")
	}
	assertSound(t, h.Project)
}

func TestBetweenLeadsCopiesAreOneQuestion(t *testing.T) {
	s := newSecrets(t)
	s.say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L2", Field: annotate.PersonJoined}, annotate.Yes)
	s.say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L2", Field: annotate.PersonRole}, annotate.RoleLead)
	path := closedCopy(t, s.Project)
	colleague, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, colleague)
	two := worker(t, s.sample, colleague, "L2")
	write := func(key annotate.Key, value string) {
		two.pen.Begin()
		if err := colleague.Append(t.Context(), two.pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	write(annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleLead)
	write(annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[1].ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	r, err := s.PlanMerge(t.Context(), []string{closedCopy(t, colleague)}, annotate.MergeOptions{})
	if err != nil || !r.Files[0].Together || len(r.Files[0].Listed) != 2 {
		t.Errorf("the copy of another lead is told of as %+v (%v)", r.Files, err)
	}
	// The same in another project, in a pack, or from an annotator is a question each.
	for name, change := range map[string]string{"another project": "UPDATE identity SET project = 'x'", "a pack": "INSERT INTO packed VALUES ('x')"} {
		changed := closedCopy(t, colleague)
		shell(t, changed, change)
		if r, err = s.PlanMerge(t.Context(), []string{changed}, annotate.MergeOptions{}); err != nil || r.Files[0].Together {
			t.Errorf("%s is told of as %+v (%v)", name, r.Files, err)
		}
	}
	two.pen.Author = "A2"
	write(annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[0].ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	if r, err = s.PlanMerge(t.Context(), []string{closedCopy(t, colleague)}, annotate.MergeOptions{}); err != nil || r.Files[0].Together {
		t.Errorf("the copy of an annotator is told of as %+v (%v)", r.Files, err)
	}
}

func TestAnAnnotatorIsToldOnlyHowMuchIsListed(t *testing.T) {
	t.Parallel()
	h := handOut(t)
	c := h.claiming()[annotate.ClaimFinal]
	h.pack.pen.Begin()
	if err := h.pack.Append(t.Context(), h.pack.pen.Write(c.key, "secret-verdict", "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	file := h.pack.file(t)
	if err := h.ViewAs(t.Context(), "A2"); err != nil {
		t.Fatal(err)
	}
	r, err := h.PlanMerge(t.Context(), []string{file}, annotate.MergeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []annotate.MergeListed{{Entries: 1}}
	if f := r.Files[0]; !f.Together || cmp.Diff(want, f.Listed) != "" {
		t.Errorf("an annotator is told %+v", f.Listed)
	}
}
