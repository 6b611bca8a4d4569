package review

// Stale tells how many of the sheets that were added have been replaced by
// later ones, and how many there are in all. Replaced sheets keep their place,
// so that who adds changes for long reads the project anew now and then.
func (a *Answers) Stale() (replaced, all int) {
	for _, s := range a.sheets {
		if s.replaced {
			replaced++
		}
	}
	return replaced, len(a.sheets)
}
