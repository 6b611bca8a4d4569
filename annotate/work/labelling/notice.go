package labelling

import "plumbline/annotate/answering"

// The kinds of notices that only labelling has.
const (
	NoticeNamed        = answering.NoticeOwn + iota // Target is named in the paragraph, by Key, so "rest absent" stopped
	NoticeArticleDone                               // the article is finished
	NoticeNoMore                                    // no draft or unsure paragraph that way
	NoticeUnsure                                    // Field (or the paragraph) marked unsure
	NoticeSure                                      // the mark was taken back
	NoticeNoParagraph                               // there is no paragraph with that number
	NoticeNoEvidence                                // evidence cannot be attached
	NoticeNoneShow                                  // that no words show the answer to Field is noted
	NoticeNotAsked                                  // the paragraph is only to be read
	NoticeUnkeyed                                   // the article has no key, so that it cannot be practised
	NoticeConflict                                  // Field was answered differently in two places: To stands, elsewhere From
	NoticeMissing                                   // the paragraph is not complete, so that it was not submitted
	NoticeConfirm                                   // the guess To ends the form; Key confirms it
	NoticeInquired                                  // the lead was asked about Field, or about the paragraph
	NoticeInquiryTaken                              // what the lead was asked about Field, or about the paragraph, is taken back
	NoticeNoInquiry                                 // nobody can be asked here
	NoticeRuled                                     // Field was answered before a ruling that wants another look
	NoticePractised                                 // the article is finished for practice; its score is due
)
