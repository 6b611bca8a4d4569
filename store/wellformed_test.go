package store

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
)

func TestAnEntryThatBreaksARuleIsNotAppended(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	sheet := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	good := s.pen.Write(sheet.Key("note", ""), "good", "", annotate.OriginAnnotator)
	for says, change := range map[string]func(*annotate.Entry){
		`"hacked" is not one of`: func(e *annotate.Entry) { e.Key.Field, e.Value = "sourcing", "hacked" },
		"62914560 characters":    func(e *annotate.Entry) { e.Value = strings.Repeat("x", 60<<20) },
		"round is 999999999":     func(e *annotate.Entry) { e.Key.Round = 999_999_999 },
	} {
		bad := s.pen.Write(sheet.Key("note", ""), "", "", annotate.OriginAnnotator)
		change(&bad)
		err := s.Append(ctx, good, bad)
		wantCode(t, err, annotate.CodeInvalid)
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), bad.ID) {
			t.Errorf("the refusal is: %v\nwant that it names the entry and says %q", err, says)
		}
	}
	if e, err := s.Current(ctx, good.Key); err != nil || e != nil {
		t.Errorf("of an action that was refused there is %+v (%v)", e, err)
	}
}

func TestWhoIsNewHasNoIDThatASpreadsheetReadsAsAFormula(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	for _, id := range []string{"-A1", "=A1", "+A1", "@A1"} {
		err := s.Append(ctx, joinedEntry(s.pen, id))
		wantCode(t, err, annotate.CodeInvalid)
		if err == nil || !strings.Contains(err.Error(), "cannot begin with '"+id[:1]+"'") {
			t.Errorf("%s is refused so: %v", id, err)
		}
	}
}
