package review

import "plumbline/annotate/sentence"

// cluster sets the clusters of the ratings: its article of each unit, and where several
// articles cover one event, the event. What is written about one event resembles each
// other, so intervals leave out, or draw, whole events.
func (r *Ratings) cluster(w *whole) {
	r.Clusters = r.Articles
	covered := make(map[string]map[int32]bool) // articles by event
	for _, article := range r.Articles {
		event := w.answers.events[w.answers.articles.list[article].ID]
		if event == "" {
			continue
		}
		if covered[event] == nil {
			covered[event] = make(map[int32]bool)
		}
		covered[event][article] = true
	}
	to := make(map[int32]int32)
	for _, articles := range covered {
		if len(articles) < 2 {
			continue
		}
		r.Events++
		first := int32(-1)
		for article := range articles {
			if first < 0 || article < first {
				first = article
			}
		}
		for article := range articles {
			to[article] = first
		}
	}
	if r.Events == 0 {
		return
	}
	r.Clusters = make([]int32, len(r.Articles))
	for u, article := range r.Articles {
		r.Clusters[u] = article
		if first, is := to[article]; is {
			r.Clusters[u] = first
		}
	}
}

// EventWords say that intervals take articles on one event together; ok is false where no
// event holds several, or single paragraphs are taken.
func (o *Overview) EventWords(d Draws) (words sentence.Sentence, ok bool) {
	most := 0
	for i := range o.Rows {
		most = max(most, o.Rows[i].Events)
	}
	return eventWords(most, d)
}

// EventWords say so of the intervals of a model beside people.
func (a *Against) EventWords(d Draws) (words sentence.Sentence, ok bool) {
	most := 0
	for i := range a.Questions {
		most = max(most, a.Questions[i].Events)
	}
	return eventWords(most, d)
}

func eventWords(most int, d Draws) (words sentence.Sentence, ok bool) {
	if most == 0 || d.Paragraphs {
		return sentence.Sentence{}, false
	}
	return sentence.Of("interval.events", sentence.Counted, most), true
}
