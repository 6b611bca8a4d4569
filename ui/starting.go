package ui

import "time"

// atOnce is how long the first frame may wait for a step of opening the
// project. A project is nearly always open sooner, and a frame without it
// would cost more time than the waiting.
const atOnce = 100 * time.Millisecond

// Start shows the window's first project: the one asked for, the last one, or
// the sample. It is called before the window runs.
func (w *Window) Start() {
	w.starting = w.patient
	defer func() { w.starting = false }()
	w.work.Start(w.params.Project)
}

// step works elsewhere, then calls done on the UI goroutine. Before the window
// runs, what takes but a moment is done here and now.
func (w *Window) step(work func(), done func()) {
	if !w.starting {
		w.params.Work(work, done)
		return
	}
	worked := make(chan struct{})
	go func() {
		defer close(worked)
		work()
	}()
	select {
	case <-worked:
		done()
	case <-time.After(atOnce):
		go func() {
			<-worked
			w.params.Run(done)
		}()
	}
}

// whenShown does something as soon as the window runs, at once if it does. On
// the main goroutine Fyne would not wait for that.
func (w *Window) whenShown(do func()) {
	if w.starting {
		go w.params.Run(do)
		return
	}
	do()
}
