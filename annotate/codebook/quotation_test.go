package codebook

import "testing"

func TestQuotationMarks(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{``, false},
		{`The vote was 52 to 48.`, false},
		{`The law is a "reform".`, true},
		{`One stray " is enough`, true},
		{`The law is a “reform”.`, true},
		{`Das Gesetz ist eine „Reform“.`, true},
		{`La loi est une «réforme».`, true},
		{`La loi est une « réforme ».`, true},
		{`»Reform« heißt es`, true},
		{`The 'reform' took effect on Monday.`, true},
		{`The ‘reform’ took effect.`, true},
		{`'Reform' it is`, true},
		{`They call it 'reform'`, true},
		{`They call it 'reform', he said`, true},
		{`('reform')`, false}, // opens after a bracket, neither after a space nor at the start
		{`They call it 'a reform that isn't one'.`, true},
		{`The city's mayor`, false},
		{`The city’s mayor`, false},
		{`The workers' demands`, false},
		{`The workers' and farmers' demands`, false},
		{`'Tis the season`, false},
		{`the '90s were long`, false},
		{`rock 'n roll`, false},
		{`rock 'n' roll`, true}, // by the rule a pair; the rule knows no idioms
		{`isn't it the workers' day`, false},
		{`5' tall`, false},
		{`a ' b ' c`, true}, // the first stands after a space, the second before one
		{`'`, false},
		{`''`, true},
		{` '`, false},
		{`x '' y`, true}, // two single marks typed for a double one
		{`'a'`, true},
		{`'a`, false},
		{`a'`, false},
		{"'first line\nsecond line'", true},
		{"\t'tabbed' word", true},
		{"no-break\u00a0'word'", true},
		{`‘open only`, false},
		{`‚reform‘`, false}, // the low mark is no single mark of the rule
		{`He said 'no'!`, true},
		{`He said 'no'—then left`, true},
		{`He said 'no'then left`, false},
		{"with a NUL \x00'a'\x00", false},
	}
	for _, test := range tests {
		if got := HasQuotationMarks(test.text); got != test.want {
			t.Errorf("HasQuotationMarks(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}
