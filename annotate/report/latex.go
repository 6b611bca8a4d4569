package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// WriteLaTeX writes a table of all questions, for the package booktabs.
func WriteLaTeX(w io.Writer, s *study.Study) error {
	b := bufio.NewWriter(w)
	say := func(parts ...string) {
		for _, p := range parts {
			_, _ = b.WriteString(p) // Flush tells
		}
	}
	say("% Agreement in ", comment(s.Project), ", ", comment(telling{s}.under()), ".\n% Needs \\usepackage{booktabs}.\n")
	say("\\begin{tabular}{llrlrrrr}\n\\toprule\n")
	say("Question & Metric & $\\alpha$ & 95\\,\\% interval & $n$ & Articles & Percent & AC1 \\\\\n\\midrule\n")
	for i := range s.Overview.Rows {
		row := &s.Overview.Rows[i]
		say(latex(nameOf(row)), " & ", latex(review.MetricName(row.Level)), " & ", inMath(row.Alpha), " & ", latexBounds(row.Alpha),
			" & ", strconv.Itoa(row.Alpha.N), " & ", strconv.Itoa(row.Alpha.Articles))
		all := row.Summary(s.Draws, false)
		for _, wanted := range []agreement.Statistic{agreement.PercentAgreement, agreement.GwetAC1} {
			say(" & ", found(all, wanted))
		}
		say(" \\\\\n")
	}
	say("\\bottomrule\n\\end{tabular}\n")
	say("% * not dependable: fewer than 10 paragraphs, or fewer than 10 articles that hold anything but the commonest label.\n")
	return b.Flush()
}

// found writes a coefficient of the whole table, a dash where there is none.
func found(all []agreement.Result, wanted agreement.Statistic) string {
	for i := range all {
		if all[i].Statistic == wanted && ofAll(&all[i]) {
			return inMath(all[i])
		}
	}
	return "--"
}

// inMath writes a value, marked where it is not dependable.
func inMath(r agreement.Result) string {
	if r.Value == nil {
		return "--"
	}
	value := "$" + minus(review.Digits(*r.Value)) + "$"
	if r.State == agreement.LowN {
		value += "*"
	}
	return value
}

func latexBounds(r agreement.Result) string {
	if r.CI95 == nil {
		return "--"
	}
	return "$" + minus(review.Digits(r.CI95[0])) + "$ to $" + minus(review.Digits(r.CI95[1])) + "$"
}

func minus(digits string) string { return strings.ReplaceAll(digits, "−", "-") }

// signs are what LaTeX would take for more than a sign.
var signs = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`, "~", `\textasciitilde{}`,
	"^", `\textasciicircum{}`, "\n", " ", "\r", " ",
)

// latex writes words so that nothing in them acts.
func latex(words string) string { return signs.Replace(words) }

// comment keeps words in the line of a comment.
func comment(words string) string { return strings.Join(strings.Fields(words), " ") }
