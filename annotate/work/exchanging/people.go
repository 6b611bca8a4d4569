package exchanging

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
)

// AddPerson adds somebody who has not labelled yet, by their id.
func (s *Session) AddPerson(id string) error {
	id = strings.TrimSpace(id)
	if err := annotate.CheckNewPersonID(id); err != nil {
		return err
	}
	for i := range s.view.People {
		if s.view.People[i].ID == id {
			return annotate.Fail(annotate.CodeExists, "person.here-already", "ID", id)
		}
	}
	s.decide(team.PersonFact(id, annotate.PersonJoined, annotate.Yes))
	return nil
}

// SetRole makes a person a lead or an annotator.
func (s *Session) SetRole(id string, lead bool) {
	role := annotate.RoleAnnotator
	if lead {
		role = annotate.RoleLead
	}
	s.decide(team.PersonFact(id, annotate.PersonRole, role))
}

// Leads counts those who are named as leads.
func (s *Session) Leads() (n int) {
	for i := range s.view.People {
		if s.view.People[i].Role == annotate.RoleLead {
			n++
		}
	}
	return n
}

// Exclude lets a person's answers count no more, for a reason that must be given, or
// count again without one.
func (s *Session) Exclude(id, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return annotate.Fail(annotate.CodeInvalid, "exclusion.no-reason", "Person", id)
	}
	s.decide(team.Fact{Key: annotate.ExclusionKey(id), Value: reason})
	return nil
}

// Include lets a person's answers count again. It reports whether that was written.
func (s *Session) Include(id string) bool { return s.decide(team.Fact{Key: annotate.ExclusionKey(id)}) }

// ToLookAt are the paragraphs that a person should look at again.
type ToLookAt struct {
	Twice  []annotate.Flagged // answered differently in two places
	Ruled  []annotate.Flagged // answered before a ruling that wants another look
	Unsure []annotate.Flagged // marked unsure
}

// Empty reports whether there is none.
func (l *ToLookAt) Empty() bool { return len(l.Twice)+len(l.Ruled)+len(l.Unsure) == 0 }

// Flagged finds the paragraphs that a person should look at again.
func (s *Session) Flagged(id string, then func(ToLookAt)) {
	var found ToLookAt
	var err error
	s.options.Work(func() { found, err = toLookAt(context.Background(), s.options.Contents, id) }, func() {
		switch {
		case s.closed:
		case err != nil:
			s.screen.Failed(err)
		default:
			then(found)
		}
	})
}

func toLookAt(ctx context.Context, from Contents, id string) (found ToLookAt, err error) {
	if found.Twice, err = from.Conflicted(ctx, id); err != nil {
		return found, err
	}
	if found.Unsure, err = from.Unsure(ctx, id); err != nil {
		return found, err
	}
	touched, err := annotate.Touched(ctx, from)
	found.Ruled = touched[id]
	return found, err
}

// SheetOf reads what a person answered to a paragraph, for it to be shown as theirs, with
// the codebook and the targets by which it is read.
func (s *Session) SheetOf(id, paragraph string, then func(*annotate.Sheet, *codebook.Codebook, []annotate.Target)) {
	var sheet *annotate.Sheet
	var book *codebook.Codebook
	var targets []annotate.Target
	var err error
	s.options.Work(func() {
		ctx := context.Background()
		if book, err = s.options.Contents.Codebook(ctx); err != nil {
			return
		}
		if targets, err = s.options.Contents.Targets(ctx); err != nil {
			return
		}
		sheet, err = s.options.Contents.Sheet(ctx, paragraph, annotate.LayerAnnotation, annotate.FirstRound, id)
	}, func() {
		switch {
		case s.closed:
		case err != nil:
			s.screen.Failed(err)
		default:
			then(sheet, book, targets)
		}
	})
}

// Field is a question of the codebook in force, nil if it has none of that key.
func (s *Session) Field(key string) *codebook.Field {
	if s.view.book == nil {
		return nil
	}
	return s.view.book.Field(key)
}

// TargetName is what a target is called.
func (s *Session) TargetName(id string) string { return cmp.Or(s.view.targets[id], id) }

// Own reports whether a person is the one at the keyboard.
func (s *Session) Own(id string) bool { return id == s.options.Annotator }

// Attributes is what is privately known of a person, as it is typed: a name and a
// value a line.
func (s *Session) Attributes(id string) (lines string, err error) {
	known, err := s.attributes(id)
	if err != nil {
		return "", err
	}
	all := make([]string, len(known))
	for i, a := range known {
		all[i] = a.Name + " = " + a.Value
	}
	return strings.Join(all, "\n"), nil
}

func (s *Session) attributes(id string) (of []annotate.Attribute, err error) {
	all, err := s.options.Contents.Attributes(context.Background())
	for _, a := range all {
		if a.Annotator == id {
			of = append(of, a)
		}
	}
	return of, err
}

// SetAttributes makes what is privately known of a person what the lines say.
func (s *Session) SetAttributes(id, lines string) error {
	now, err := team.ReadAttributes(lines)
	if err != nil {
		return err
	}
	known, err := s.attributes(id)
	if err != nil {
		return err
	}
	var facts []team.Fact
	before := make(map[string]string)
	for _, a := range known {
		before[a.Name] = a.Value
		if now[a.Name] == "" {
			facts = append(facts, team.AttributeFact(id, a.Name, ""))
		}
	}
	for name, value := range now {
		if before[name] != value {
			facts = append(facts, team.AttributeFact(id, name, value))
		}
	}
	s.decide(facts...)
	return nil
}

// PackPath returns the path of the pack of a person if nobody chooses another.
func (s *Session) PackPath(id string) string {
	stem := strings.TrimSuffix(s.view.Path, filepath.Ext(s.view.Path))
	return stem + "-" + id + ".plumb"
}

// PackAll makes a file for everyone but leads, one after the other, each beside the project;
// of what comes to nothing it says why. A file that is there is never overwritten.
func (s *Session) PackAll(then func(made []*annotate.PackReport, failed []error)) {
	var made []*annotate.PackReport
	var failed []error
	pen, err := s.options.Pen()
	if err != nil {
		s.screen.Failed(err)
		return
	}
	begun := make(map[string]annotate.Entry)
	for _, id := range s.ToPack() {
		begun[id] = annotate.NewPack(pen, id)
	}
	ids, paths := s.ToPack(), make(map[string]string)
	for _, id := range ids {
		paths[id] = s.PackPath(id)
	}
	s.options.Work(func() {
		for _, id := range ids {
			report, err := s.options.Files.Pack(context.Background(), begun[id], paths[id])
			if err != nil {
				failed = append(failed, err)
				continue
			}
			made = append(made, report)
		}
	}, func() {
		if s.closed {
			return
		}
		if len(made) > 0 {
			s.options.Written()
		}
		then(made, failed)
	})
}

// ToPack are those for whom packs are made at once: everyone but leads.
func (s *Session) ToPack() (ids []string) {
	for i := range s.view.People {
		if p := &s.view.People[i]; p.Role != annotate.RoleLead {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Pack makes a file for one person, with what they were given and nothing of
// others.
func (s *Session) Pack(id, path string, then func(*annotate.PackReport)) {
	pen, err := s.options.Pen()
	if err != nil {
		s.screen.Failed(err)
		return
	}
	begun := annotate.NewPack(pen, id)
	var report *annotate.PackReport
	s.options.Work(func() { report, err = s.options.Files.Pack(context.Background(), begun, path) }, func() {
		switch {
		case s.closed:
		case err != nil:
			s.screen.Failed(err)
		default:
			s.options.Written()
			then(report)
		}
	})
}
