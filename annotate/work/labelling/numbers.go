package labelling

// Paragraphs go by their number in the article, which is not their index where
// some are hidden from annotators.

// GoToNumber makes the paragraph with a number current.
func (s *Session) GoToNumber(number int) {
	if s.article != nil {
		for i, p := range s.article.Paragraphs {
			if p.Position == number {
				s.GoTo(i)
				return
			}
		}
	}
	s.LeaveNote()
	s.quiet()
	s.tell(Notice{Kind: NoticeNoParagraph, Paragraph: number})
}

// LastNumber is the number of the article's last paragraph.
func (s *Session) LastNumber() int {
	if s.article == nil || len(s.article.Paragraphs) == 0 {
		return 0
	}
	return s.article.Paragraphs[len(s.article.Paragraphs)-1].Position
}

// numberOf is the number of the paragraph at an index.
func (s *Session) numberOf(i int) int {
	if sheet := s.Sheet(i); sheet != nil {
		return sheet.Paragraph.Position
	}
	return i + 1
}

// stay keeps the paragraph with a number current, or the next that is left,
// when some have come or gone.
func (s *Session) stay(number int) {
	for i, p := range s.article.Paragraphs {
		if s.at = i; p.Position >= number {
			return
		}
	}
}

// indexOf is the index of a paragraph of the article, or -1.
func (s *Session) indexOf(paragraph string) int {
	if s.article != nil {
		for i, p := range s.article.Paragraphs {
			if p.ID == paragraph {
				return i
			}
		}
	}
	return -1
}
