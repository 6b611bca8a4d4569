package annotatetest

import "plumbline/annotate"

// Article is an article with what was corrected of it.
func (l *Log) Article(id string) (*annotate.Article, error) {
	for _, a := range l.Articles {
		if a.ID == id {
			return Corrected(l.Current(), a), nil
		}
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "project.no-article", "ID", id)
}

// Corrected is a copy of an article with what stands now of its details.
func Corrected(current map[annotate.Key]annotate.Standing, a *annotate.Article) *annotate.Article {
	known := *a
	for key, s := range current {
		if key.Kind == annotate.KindArticle && key.Subject == a.ID {
			known.Meta.Set(key.Field, s.Entry.Value)
		}
	}
	return &known
}

// Paragraph finds a paragraph by its id.
func (l *Log) Paragraph(id string) (annotate.Paragraph, error) {
	for _, a := range l.Articles {
		for _, p := range a.Paragraphs {
			if p.ID == id {
				return p, nil
			}
		}
	}
	return annotate.Paragraph{}, annotate.Fail(annotate.CodeNotFound, "project.no-paragraph", "ID", id)
}

// Sheets are an annotator's sheets of an article, by paragraph.
func (l *Log) Sheets(article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error) {
	a, err := l.Article(article)
	if err != nil {
		return nil, err
	}
	return l.sheets(l.Current(), a, layer, round, annotator), nil
}

func (l *Log) sheets(current map[annotate.Key]annotate.Standing, a *annotate.Article, layer annotate.Layer, round int, annotator string) map[string]*annotate.Sheet {
	sheets := make(map[string]*annotate.Sheet)
	for _, p := range a.Paragraphs {
		sheets[p.ID] = annotate.NewSheet(p, layer, round, annotator)
		sheets[p.ID].Versions = l.Versions
	}
	for key, s := range current {
		sheet := sheets[key.Subject]
		if sheet == nil || key.Layer != layer || key.Round != round || key.Annotator != annotator {
			continue
		}
		sheet.Put(s)
	}
	for _, s := range sheets {
		if s.Revealed() {
			s.KeepUnseen(l.Entries)
		}
	}
	return sheets
}

// Queue lists the articles with an annotator's progress; in practice, those that
// have a key.
func (l *Log) Queue(annotator string, layer annotate.Layer, round int) []annotate.Summary {
	var queue []annotate.Summary
	current := l.Current()
	for _, a := range l.Articles {
		if layer == annotate.LayerPractice && !l.keyed(current, a) {
			continue
		}
		s := annotate.Summary{ArticleID: a.ID, Meta: Corrected(current, a).Meta, Round: round}
		for _, sheet := range l.sheets(current, a, layer, round, annotator) {
			s.Paragraphs++
			switch sheet.State(l.Book) {
			case annotate.Submitted:
				s.Begun++
				s.Submitted++
			case annotate.Draft:
				s.Begun++
			}
			if sheet.Unsure() {
				s.Unsure++
			}
			if len(sheet.NeedsLook(l.Book)) > 0 {
				s.Look++
			}
		}
		queue = append(queue, s)
	}
	return queue
}

// keyed reports whether an article has a key of right answers.
func (l *Log) keyed(current map[annotate.Key]annotate.Standing, a *annotate.Article) bool {
	for _, sheet := range l.sheets(current, a, annotate.LayerPractice, annotate.FirstRound, "") {
		if sheet.Begun() {
			return true
		}
	}
	return false
}
