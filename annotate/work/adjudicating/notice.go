package adjudicating

import "plumbline/annotate/answering"

// The kinds of notices that only adjudicating has.
const (
	NoticeMissing      = answering.NoticeOwn + iota // Field is still empty
	NoticeNoColumn                                  // there is no column Key
	NoticeNothingThere                              // column Key has no answer to what is decided here
	NoticeCovered                                   // the columns are covered until the lead has answered
	NoticeNoDispute                                 // annotators do not differ about Field
	NoticeAccepted                                  // what all agree on became final: Accepted tells how much
)
