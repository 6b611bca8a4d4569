package adjudicating

import "plumbline/annotate/answering"

// The kinds of notices that only adjudicating has.
const (
	NoticeMissing      = answering.NoticeOwn + iota // Field is still empty
	NoticeNoColumn                                  // there is no column Key
	NoticeNothingThere                              // column Key has no answer to what is decided here
	NoticeCovered                                   // the columns are covered until the lead has answered
	NoticeNoDispute                                 // annotators do not differ about Field
	NoticeNoMarks                                   // column Key has no marks for the active question; of all if there is no Key
	NoticeOtherMarks                                // what column Key marked is for other options than the final answer of Field
	NoticeTookMarks                                 // Marks passages of column Key became the evidence of Field
	NoticeAccepted                                  // what all agree on became final: Accepted tells how much
)
