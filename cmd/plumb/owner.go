package main

import (
	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

// needLead refuses in the pack of somebody who is no lead what only a lead may do; what is the
// key of its name.
func (s *session) needLead(p *store.Project, what string) error {
	owner, err := s.owner(p)
	if err != nil || owner == nil || owner.Lead {
		return err
	}
	return annotate.Fail(annotate.CodeInvalid, "viewer.only-a-lead", "Doing", sentence.Of(what))
}

// needConsent refuses in a pack what is written by somebody who has not agreed to what the
// project asks of them.
func (s *session) needConsent(p *store.Project) error {
	owner, err := s.owner(p)
	if err != nil || owner == nil || owner.Lead {
		return err
	}
	asked, agreed, err := annotate.ConsentOf(s, p, owner.ID)
	if err != nil || asked == nil || agreed {
		return err
	}
	return annotate.Fail(annotate.CodeInvalid, "consent.first", "Annotator", owner.ID)
}

// owner is the person for whom a project was made as a pack, nil if it is none.
func (s *session) owner(p *store.Project) (*annotate.PersonSummary, error) {
	id, err := p.Owner(s)
	if err != nil || id == "" {
		return nil, err
	}
	people, err := p.People(s)
	if err != nil {
		return nil, err
	}
	owner, err := team.FindPerson(people, id)
	return &owner, err
}
