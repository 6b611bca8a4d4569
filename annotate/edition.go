package annotate

// Editions groups articles that are versions of one text, as amendments tell, where
// several of them are in use: two leads corrected it differently, say, or the older
// one was taken into use again. What was answered of it counts once for each. Groups
// and articles keep the order of the list.
func Editions(amendments []Amendment, articles []Summary) [][]Summary {
	text := make(map[string]string) // from a version towards the one that stands for all
	root := func(id string) string {
		for text[id] != "" {
			id = text[id]
		}
		return id
	}
	for _, a := range amendments {
		if newer, older := root(a.Newer), root(a.Older); newer != older {
			text[newer] = older
		}
	}
	at := make(map[string]int) // which group, by the version that stands for it
	var groups [][]Summary
	for _, a := range articles {
		id := root(a.ArticleID)
		if a.Meta.Withdrawn {
			continue
		}
		if _, known := at[id]; !known {
			at[id] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[id]] = append(groups[at[id]], a)
	}
	var several [][]Summary
	for _, g := range groups {
		if len(g) > 1 {
			several = append(several, g)
		}
	}
	return several
}
