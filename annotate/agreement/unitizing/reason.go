package unitizing

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// The codes of reasons why there is no value, or what to know about it.
const (
	FewSpans        agreement.Code = "few_spans"
	NoSpans         agreement.Code = "no_spans"
	NoSharedTexts   agreement.Code = "no_shared_texts"
	NoTextOfAll     agreement.Code = "no_text_of_all"
	SpansOverlap    agreement.Code = "spans_overlap"
	AnySpansOverlap agreement.Code = "any_spans_overlap"
	NothingByChance agreement.Code = "nothing_by_chance"
	Approximate     agreement.Code = "approximate_alignment"
	Imprecise       agreement.Code = "imprecise"
)

func because(code agreement.Code, params ...any) agreement.Reason {
	return agreement.Reason{Code: code, Sentence: sentence.Of("reason."+string(code), params...)}
}
