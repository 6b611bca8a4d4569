package table_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

// FuzzRead holds that any bytes are either refused with a sentence or give a
// table whose every result is a number or says why not.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "annotator,unit,label\n", "\ufeffannotator,unit,label\r\nA,u1,1\r\nB,u1,2\r\n",
		"label,unit,annotator\n\"a,b\",u1,A\n", "annotator,unit,label\nA,u1,a|b\nB,u1,{}\n",
		"annotator,unit,label\nA,u1,1e308\nB,u1,-1e308\nA,u2,0.1\nB,u2,0.1\n",
		"annotator,unit,label\nA,u1,1e99\nB,u1,-1e99\nA,u2,1e-99\nB,u2,0\n", "annotator,unit,label\nA,u1,1\nA,u1,1\n", "annotator,unit,label\nA,u1\n", "annotator,unit,label\nA,\"u1\n",
	} {
		for scale := range byte(5) {
			f.Add(text, scale)
		}
	}
	scales := []agreement.Scale{agreement.Nominal, agreement.Ordinal, agreement.Interval, agreement.Ratio, agreement.Set}
	f.Fuzz(func(t *testing.T, text string, scale byte) {
		form := table.Form{Scale: scales[int(scale)%len(scales)]}
		labels, err := table.Read(strings.NewReader(text), form)
		var refused *table.Error
		if err != nil {
			if !errors.As(err, &refused) || refused.Message.String() == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		made, err := labels.Table()
		if err != nil {
			t.Fatalf("the labels make no table: %v", err)
		}
		results := agreement.Summary(made, agreement.Plan{Draws: 5})
		if _, err := json.Marshal(results); err != nil {
			t.Fatalf("a result is no number: %v", err)
		}
		for _, r := range results {
			if (r.Value == nil) != (r.State == agreement.Undefined) || r.Value == nil && r.Reason.String() == "" {
				t.Fatalf("%s %s is %s with value %v and reason %q", r.Statistic, r.Level, r.State, r.Value, r.Reason)
			}
		}
	})
}
