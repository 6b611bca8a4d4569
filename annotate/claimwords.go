package annotate

import "plumbline/annotate/sentence"

// Words are what a claim is called where a person says yes or no to it.
func (c Claim) Words() sentence.Sentence {
	return map[Claim]sentence.Sentence{
		"":              sentence.Of("claim.everything"),
		ClaimRole:       sentence.Of("claim.role"),
		ClaimPerson:     sentence.Of("claim.person"),
		ClaimPrivate:    sentence.Of("claim.private"),
		ClaimConsent:    sentence.Of("claim.consent"),
		ClaimExclusion:  sentence.Of("claim.exclusion"),
		ClaimErasure:    sentence.Of("claim.erasure"),
		ClaimSettings:   sentence.Of("claim.settings"),
		ClaimCodebook:   sentence.Of("claim.codebook"),
		ClaimTarget:     sentence.Of("claim.target"),
		ClaimArticle:    sentence.Of("claim.article"),
		ClaimWithdrawal: sentence.Of("claim.withdrawal"),
		ClaimBatch:      sentence.Of("claim.batch"),
		ClaimAssignment: sentence.Of("claim.assignment"),
		ClaimRepeat:     sentence.Of("claim.repeat"),
		ClaimAnswer:     sentence.Of("claim.answer"),
		ClaimKey:        sentence.Of("claim.key"),
		ClaimFinal:      sentence.Of("claim.final"),
		ClaimModel:      sentence.Of("claim.model"),
		ClaimQuestion:   sentence.Of("claim.question"),
		ClaimRuling:     sentence.Of("claim.ruling"),
		ClaimDiscussion: sentence.Of("claim.discussion"),
		ClaimPack:       sentence.Of("claim.pack"),
		ClaimFreeze:     sentence.Of("claim.freeze"),
		ClaimRelease:    sentence.Of("claim.release"),
		ClaimOpening:    sentence.Of("claim.opening"),
	}[c]
}

// Words tell in short what an entry that is listed would do.
func (i *MergeItem) Words() sentence.Sentence {
	k := i.Entry.Key
	switch {
	case i.Entry.ID == "":
		return sentence.Of("claim.item.text", "Article", i.article())
	case k.Kind == KindFrame:
		return sentence.Of("claim.item.frame", "Name", sentence.Quoted(sentence.Beginning(k.Subject, longestShown)))
	case k.Kind == KindPerson || k.Kind.Of(k.Field) == OfPerson:
		return i.ofPerson()
	case k.Kind.Of(k.Field) == OfProject:
		return i.ofProject()
	case k.Kind == KindArticle || k.Kind == KindAmendment || k.Kind == KindBatch || k.Kind == KindAssignment:
		return i.ofArticle()
	case k.Kind == KindErasure && k.Field == ErasureText:
		return sentence.Of("claim.item.text-erased", "Article", i.article())
	case k.Kind == KindErasure:
		return sentence.Of("claim.item.entries-erased", "Person", ShownID(k.Annotator))
	case k.Kind == KindTarget:
		return sentence.Of("claim.item.target", "Target", sentence.Quoted(i.Name), "Field", k.Field)
	case k.Kind == KindPack:
		return sentence.Of("claim.item.pack", "Person", ShownID(k.Annotator))
	}
	return i.ofParagraph()
}

func (i *MergeItem) ofPerson() sentence.Sentence {
	person, k := ShownID(i.Entry.Key.Subject), i.Entry.Key
	switch {
	case k.Kind == KindExclusion && i.Entry.Value == "":
		return sentence.Of("claim.item.counts", "Person", person)
	case k.Kind == KindExclusion:
		return sentence.Of("claim.item.does-not-count", "Person", person)
	case k.Kind != KindPerson:
		return sentence.Of("claim.item.about", "Person", person, "Field", sentence.Quoted(sentence.Beginning(k.Field, longestShown)))
	case k.Field == PersonSeat:
		return sentence.Of("claim.item.seat", "Person", person)
	case k.Field != PersonRole:
		return sentence.Of("claim.item.joins", "Person", person)
	case i.Entry.Value == RoleLead:
		return sentence.Of("claim.item.lead", "Person", person)
	case i.Entry.Value == RoleAnnotator:
		return sentence.Of("claim.item.annotator", "Person", person)
	}
	return sentence.Of("claim.item.no-role", "Person", person)
}

func (i *MergeItem) ofProject() sentence.Sentence {
	field := i.Entry.Key.Field
	switch {
	case field == ProjectCodebook:
		return sentence.Of("claim.item.codebook", "Codebook", i.Name)
	case i.Entry.Key.Kind == KindFreeze:
		return sentence.Of("claim.item.freeze", "Name", sentence.Quoted(sentence.Beginning(field, longestShown)))
	case i.Entry.Key.Kind == KindRelease:
		return sentence.Of("claim.item.release", "Name", sentence.Quoted(sentence.Beginning(field, longestShown)))
	case i.Entry.Key.Kind == KindOpening:
		return sentence.Of("claim.item.opening", "Name", sentence.Quoted(sentence.Beginning(field, longestShown)))
	}
	return sentence.Of("claim.item.setting", "Setting", settingWords(field), "Value", i.value())
}

// settingWords are what a setting of the project is called.
func settingWords(field string) any {
	words, known := map[string]sentence.Sentence{
		ProjectTitle:          sentence.Of("setting.title"),
		ProjectAbout:          sentence.Of("setting.about"),
		ProjectOutletBlind:    sentence.Of("setting.outlet-blind"),
		ProjectHideCrosslinks: sentence.Of("setting.hide-crosslinks"),
		ProjectSeed:           sentence.Of("setting.seed"),
		ProjectHideColumns:    sentence.Of("setting.hide-columns"),
		ProjectAuditShare:     sentence.Of("setting.audit-share"),
		ProjectPracticePass:   sentence.Of("setting.practice-pass"),
		ProjectRepeatShare:    sentence.Of("setting.repeat-share"),
		ProjectTime:           sentence.Of("setting.time"),
		ProjectRepeatDays:     sentence.Of("setting.repeat-days"),
		ProjectTargetsShown:   sentence.Of("setting.targets-shown"),
		ProjectHintsShown:     sentence.Of("setting.hints-shown"),
		ProjectShownSeed:      sentence.Of("setting.shown-seed"),
		ProjectHintList:       sentence.Of("setting.hint-list"),
		ProjectConsent:        sentence.Of("setting.consent"),
	}[field]
	if !known {
		return sentence.Quoted(sentence.Beginning(field, longestShown))
	}
	return words
}

func (i *MergeItem) ofArticle() sentence.Sentence {
	k, on := i.Entry.Key, i.Entry.Value != ""
	switch {
	case k.Kind == KindBatch && on:
		return sentence.Of("claim.item.batch-closed", "Batch", sentence.Quoted(sentence.Beginning(k.Subject, longestShown)))
	case k.Kind == KindBatch:
		return sentence.Of("claim.item.batch-open", "Batch", sentence.Quoted(sentence.Beginning(k.Subject, longestShown)))
	case k.Kind == KindAssignment && on:
		return sentence.Of("claim.item.given", "Article", i.article(), "Person", ShownID(k.Annotator))
	case k.Kind == KindAssignment:
		return sentence.Of("claim.item.not-given", "Article", i.article(), "Person", ShownID(k.Annotator))
	case k.Kind == KindAmendment && k.Field == AmendmentOf:
		return sentence.Of("claim.item.corrects", "Article", i.article(), "Other", sentence.Short(i.Entry.Value))
	case k.Kind == KindAmendment:
		return sentence.Of("claim.item.kept-paragraphs", "Article", i.article())
	case k.Field == MetaWithdrawn && on:
		return sentence.Of("claim.item.withdrawn", "Article", i.article())
	case k.Field == MetaWithdrawn:
		return sentence.Of("claim.item.back", "Article", i.article())
	case k.Field == MetaPractice && k.Kind == KindArticle:
		return sentence.Of("claim.item.practice", "Article", i.article())
	}
	return sentence.Of("claim.item.noted", "Article", i.article(), "Field", k.Field, "Value", i.value())
}

func (i *MergeItem) ofParagraph() sentence.Sentence {
	k := i.Entry.Key
	where := i.article()
	if i.Position > 0 {
		where = sentence.Of("claim.item.paragraph", "Article", i.article(), "Position", i.Position)
	}
	if k.Annotator != "" {
		where = sentence.Of("claim.item.by", "Person", ShownID(k.Annotator), "Where", where)
	}
	switch k.Kind {
	case KindSubmission:
		return sentence.Of("claim.item.submitted", "Where", where)
	case KindRepeat:
		return sentence.Of("claim.item.repeat", "Where", where)
	case KindDiscussion:
		return sentence.Of("claim.item.discussed", "Where", where)
	case KindReveal, KindExposure:
		return sentence.Of("claim.item.saw", "Where", where)
	}
	var question any = i.Question
	if i.Question == "" {
		question = sentence.Quoted(sentence.Beginning(k.Field, longestShown))
	}
	if k.Kind == KindOutcome || k.Kind == KindReason || k.Kind == KindCause {
		return sentence.Of("claim.item.verdict", "Where", where, "Question", question)
	}
	return sentence.Of("claim.item.answer", "Where", where, "Question", question, "Value", i.value())
}

// longestShown is how much is shown of what somebody else wrote, in characters.
const longestShown = 60

// article is what the article is called in a list.
func (i *MergeItem) article() any {
	if i.Title == "" {
		return sentence.Of("claim.item.untitled")
	}
	return sentence.Quoted(sentence.Beginning(i.Title, longestShown))
}

func (i *MergeItem) value() any {
	switch value := i.Value; {
	case i.Entry.Value == "":
		return sentence.Of("claim.item.taken-back")
	case value == Yes || value == "" && i.Entry.Value == Yes:
		return sentence.Of("claim.item.yes")
	case value == "":
		return sentence.Quoted(sentence.Beginning(i.Entry.Value, longestShown))
	default:
		return sentence.Quoted(sentence.Beginning(value, longestShown))
	}
}

// ShownID is an id that somebody else wrote, as it may stand in a sentence.
func ShownID(id string) string {
	if CheckAnnotatorID(id) == nil {
		return id
	}
	return sentence.Quoted(sentence.Beginning(id, longestShown)).String()
}
