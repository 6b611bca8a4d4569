package workspace

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
	"plumbline/annotate/saving"
	"plumbline/annotate/team"
	"plumbline/annotate/work/labelling"
)

// Start opens the first project: the one asked for, the last one, or the sample.
func (w *Workspace) Start(asked string) {
	path := asked
	if path == "" {
		if recent := w.options.Memory.Recent(); len(recent) > 0 {
			path = recent[0]
		}
	}
	if path == "" {
		w.OpenSample()
		return
	}
	w.open(path, w.options.Annotator, func(err error) {
		w.refused(path, err)
		if asked == "" {
			w.OpenSample()
		}
	})
}

// OpenSample opens this installation's copy of the sample project.
func (w *Workspace) OpenSample() {
	var path string
	var err error
	w.options.Step(func() {
		path, err = w.options.Shelf.Sample(context.Background())
	}, func() {
		if err != nil {
			w.window.Failed(err)
			return
		}
		w.sample = path
		w.Open(path, w.options.Annotator)
	})
}

// Open opens a project and labels as the given annotator, the one of last time,
// or the one that the window asks for.
func (w *Workspace) Open(path, annotator string) {
	w.open(path, annotator, func(err error) { w.refused(path, err) })
}

// refused tells why a project is not opened.
func (w *Workspace) refused(path string, err error) {
	if said := (*annotate.Error)(nil); errors.As(err, &said) && slices.Contains(copiable, said.Message.Key()) {
		w.window.Altered(path, err)
		return
	}
	w.window.Failed(err)
}

// copiable are the sentences that refuse a project whose tables are sound all the same.
var copiable = []string{"project.part-altered", "project.added-parts"}

// OpenCleanCopy writes a clean copy of a project to a new file and opens that, as Open
// does.
func (w *Workspace) OpenCleanCopy(path, to, annotator string) {
	var err error
	w.options.Step(func() { err = w.options.Shelf.CleanCopy(context.Background(), path, to) }, func() {
		if err != nil {
			w.window.Failed(err)
			return
		}
		w.options.Trace("copied %s", to)
		w.Open(to, annotator)
	})
}

func (w *Workspace) open(path, annotator string, failed func(error)) {
	if w.project != nil && sameFile(w.project.Path(), path) {
		w.GoOnAs(w.session.Annotator())
		return
	}
	var project *Project
	var err error
	w.options.Step(func() {
		project, err = w.options.Shelf.Open(context.Background(), path)
	}, func() {
		if err != nil {
			failed(err)
			return
		}
		w.Close(func() { w.greet(project, annotator) })
	})
}

func sameFile(a, b string) bool {
	fa, errA := os.Stat(a)
	fb, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(fa, fb)
}

// Create makes a project and opens it for who labelled last; they become its lead if
// they say so.
func (w *Workspace) Create(path string, book *codebook.Codebook, targets []annotate.Target, lead bool) error {
	project, err := w.options.Shelf.Create(context.Background(), path, book, targets)
	if err != nil {
		return err
	}
	annotator := w.options.Memory.Annotator("")
	w.Close(func() {
		w.next = nil
		if lead {
			w.next = func() {
				w.window.Failed(w.Decide(team.PersonFact(w.session.Annotator(), annotate.PersonRole, annotate.RoleLead)))
			}
		}
		w.greet(project, annotator)
	})
	return nil
}

// GoOnAs goes on in the open project as the given annotator.
func (w *Workspace) GoOnAs(annotator string) {
	w.watcher.stop()
	w.keepsake()
	w.window.ClosePlaces()
	w.window.Failed(w.session.Close())
	project := w.project
	w.empty()
	w.begin(project, annotator)
}

// GoOn opens the project anew for the same person, who finds it as it is now.
func (w *Workspace) GoOn() { w.GoOnAs(w.session.Annotator()) }

// greet finds out who is labelling before anything is shown.
func (w *Workspace) greet(project *Project, annotator string) {
	w.turn = turn{}
	if annotator == "" {
		annotator = w.options.Memory.Annotator(project.Path())
	}
	if annotator != "" {
		w.begin(project, annotator)
		return
	}
	var here []string
	var owner string
	w.options.Step(func() { // to ask without them is better than not to ask
		here, _ = project.Annotators(context.Background())
		owner, _ = project.Owner(context.Background())
	}, func() {
		if project.Path() == w.sample && !slices.Contains(here, guest) {
			w.showGlimpse(project)
		}
		w.window.AskWho(owner, here, func(id string) error {
			w.endGlimpse()
			w.begin(project, id)
			return nil
		}, func() {
			w.next = nil
			w.endGlimpse()
			w.window.Failed(project.Close())
		})
	})
}

// guest is whom the sample is shown to before they say who they are; nothing is ever
// written by them.
const guest = "guest"

// showGlimpse lets the sample be seen behind the question who is labelling. Without it
// the question is asked all the same.
func (w *Workspace) showGlimpse(project *Project) {
	ctx := context.Background()
	if err := project.ViewAs(ctx, guest); err != nil {
		return
	}
	s, err := labelling.Open(ctx, project, answering.Options{
		Annotator: guest, Device: w.options.Shelf.Device(), ReadOnly: true, Now: w.options.Now, Run: w.options.Run,
		After: w.options.After, Saved: func(saving.State) {},
	})
	if err == nil {
		w.glimpse = s
		w.window.Glimpsed(project, s)
	}
}

func (w *Workspace) endGlimpse() {
	if w.glimpse != nil {
		w.window.Failed(w.glimpse.Close())
		w.glimpse = nil
	}
}

// begin starts the session and shows it.
func (w *Workspace) begin(project *Project, annotator string) {
	var s *labelling.Session
	var offer practice.Offer
	var err error
	options := answering.Options{
		Annotator: annotator, Device: w.options.Shelf.Device(), ReadOnly: project.ReadOnly(),
		NumberKeys: w.options.Memory.NumberKeys(), Now: w.options.Now, Run: w.options.Run,
		After: w.options.After, Say: w.options.Say, Saved: w.noteSaved,
	}
	t := w.turn
	w.options.Step(func() {
		ctx := context.Background()
		if err = askAgain(ctx, project, annotator, options.Device, w.options.Now); err != nil {
			return
		}
		if err = project.ViewAs(ctx, annotator); err != nil {
			return
		}
		if offer, err = practice.OfferTo(ctx, project, annotator); err != nil {
			return
		}
		if t, err = t.on(ctx, project, annotator, offer); err != nil {
			return
		}
		options.Layer, options.Round = t.layer, t.round
		project.bearWitness(w.options.Rescues, w.options.Shelf.Device())
		s, err = labelling.Open(ctx, project, options)
	}, func() {
		if err != nil {
			w.window.Failed(err)
			w.window.Failed(project.Close())
			return
		}
		if !annotate.IsBackup(project.Path()) { // it is looked at, not worked on
			w.options.Memory.AddRecent(project.Path())
		}
		w.options.Memory.SetAnnotator(project.Path(), annotator)
		w.turn, w.offer = t, offer
		w.take(project, s)
	})
}

// askAgain decides, before anything is shown, what the person is asked again.
func askAgain(ctx context.Context, project *Project, annotator, device string, now func() time.Time) error {
	if project.ReadOnly() {
		return nil
	}
	book, err := project.Codebook(ctx)
	if err != nil {
		return err
	}
	highest, err := project.HighestStamp(ctx)
	if err != nil {
		return err
	}
	pen := annotate.NewPen(device, annotator, book.Hash, highest)
	pen.Now = now
	_, err = project.AskAgain(ctx, pen, annotator)
	return err
}

// take makes a project and its session those of the workspace.
func (w *Workspace) take(project *Project, s *labelling.Session) {
	w.project, w.session, w.viewer = project, s, project.Viewer()
	w.readActs()
	w.lookUpPerson()
	w.window.Opened()
	w.watcher = watch(project, w.options.Every, backHere(w.options.Work, w.Refresh), backHere(w.options.Work, w.lookForFile))
	w.lookForFlagged()
	if next := w.next; next != nil {
		w.next = nil
		next()
	}
	w.window.Ready()
	w.offerRescue()
	w.offerToEndErasure()
	w.keepBackups()
}

// backHere brings a call from another goroutine to that of the workspace.
func backHere(work func(work, done func()), do func()) func() {
	return func() { work(func() {}, do) }
}
