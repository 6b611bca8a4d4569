package annotatetest

import "testing"

// Reckoning counts what a test did to programs and files, how many answers had been
// told saved by then, and how many of these no file holds afterwards.
// tools/reliability adds up what all tests say.
type Reckoning struct{ Times, Told, Lost int }

// Add counts one more misfortune.
func (r *Reckoning) Add(told, lost int) {
	r.Times++
	r.Told += told
	r.Lost += lost
}

// Say prints the counts under what was done, as tools/reliability reads them.
func (r *Reckoning) Say(t testing.TB, what string) {
	t.Helper()
	t.Logf("reliability: %d|%d|%d|%s", r.Times, r.Told, r.Lost, what)
}
