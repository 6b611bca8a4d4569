package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

var (
	isoForm   = regexp.MustCompile(`(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)`)
	dayFirst  = regexp.MustCompile(`(?:^|\D)(\d{1,2})\.\s?(\d{1,2})\.(\d{4})(?:\D|$)`)
	slashForm = regexp.MustCompile(`(?:^|\D)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\D|$)`)
	hanForm   = regexp.MustCompile(`(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日`)
)

// ISODate reads the date in a date line as 2024-03-12. Where day and month
// could be either (03/04/2024) it is no date that can be known, so "".
func ISODate(line string) string {
	label := Fold(line)
	for _, form := range []*regexp.Regexp{isoForm, hanForm} {
		if m := form.FindStringSubmatch(label); m != nil {
			return calendar(m[1], m[2], m[3])
		}
	}
	if m := dayFirst.FindStringSubmatch(label); m != nil {
		return calendar(m[3], m[2], m[1])
	}
	if m := slashForm.FindStringSubmatch(label); m != nil {
		first, second := number(m[1]), number(m[2])
		switch {
		case first > 12 && second <= 12:
			return calendar(m[3], m[2], m[1])
		case second > 12 && first <= 12:
			return calendar(m[3], m[1], m[2])
		case first == second:
			return calendar(m[3], m[1], m[2])
		}
		return ""
	}
	return namedDate(label)
}

// namedDate reads a date whose month is a word.
func namedDate(label string) string {
	month, day, year := 0, "", ""
	label = clock.ReplaceAllString(label, " ")
	for _, w := range strings.FieldsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if m := months[w]; m > 0 && month == 0 {
			month = m
			continue
		}
		w = strings.TrimRightFunc(w, unicode.IsLetter)
		switch n := number(w); {
		case len(w) == 4 && n > 1000 && year == "":
			year = w
		case len(w) <= 2 && n > 0 && n <= 31 && day == "":
			day = w
		}
	}
	if month == 0 || day == "" || year == "" {
		return ""
	}
	return calendar(year, strconv.Itoa(month), day)
}

// clock is a time of day, whose hours are no day of a month.
var clock = regexp.MustCompile(`\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2} ?uhr)(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?(?:[ap]m|uhr)\b`)

// calendar writes a date, or "" if there is no such day.
func calendar(year, month, day string) string {
	y, m, d := number(year), number(month), number(day)
	if y < 1400 || y > 2200 || m < 1 || m > 12 || d < 1 || d > 31 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// months are the names of months, folded, in the languages of date lines.
var months = func() map[string]int {
	all := map[string]int{}
	for _, list := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr - jun jul aug sep oct nov dec",
		"- - - - - - - - sept - - -",
		"januar februar marz april mai juni juli august september oktober november dezember",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
		"stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
		"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
	} {
		for i, name := range strings.Fields(Fold(list)) {
			if name != "-" && all[name] == 0 {
				all[name] = i + 1
			}
		}
	}
	return all
}()
