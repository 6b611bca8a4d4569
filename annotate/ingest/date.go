package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// isDateLine reports a line that is nothing but a date or a time, perhaps
// after a word such as "Published". The label is folded.
func isDateLine(label string) bool {
	if len(label) > 160 || !hasDigit(label) {
		return false
	}
	if readingTime.MatchString(label) {
		return true
	}
	rest, published := afterPhrase(label, dateLabels)
	if published {
		label = rest
	}
	words, numbers, named := 0, 0, 0
	for _, w := range strings.FieldsFunc(label, notDateWord) {
		words++
		switch {
		case strings.ContainsFunc(w, unicode.IsDigit):
			if !dateNumber.MatchString(w) {
				return false
			}
			numbers++
		case dateNames[w]:
			named++
		case !dateGlue[w] && !(published && dateLabels.has(w)):
			return false
		}
	}
	if published {
		return numbers > 0
	}
	return (numbers > 0 && named > 0) || fullDate.MatchString(label)
}

func notDateWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

var (
	readingTime = regexp.MustCompile(
		`^\d{1,3} ?(?:min|mins|minutes?|minuten|dk)\.? ?(?:read|lesezeit|de lecture|de lectura|okuma)?$|^\d{1,2} (?:seconds?|minutes?|hours?|days?|weeks?) ago$`,
	)
	dateNumber = regexp.MustCompile(
		`^(?:\d{1,4}(?:st|nd|rd|th|am|pm|h|er)?|\d{1,2}h\d{2}|\d{1,2}[ap]m|\d{4}年|\d{1,2}月|\d{1,2}日|\d{4}年\d{1,2}月\d{1,2}日|\d{1,4}t\d{1,2}|\d{1,2}z)$`,
	)
	fullDate  = regexp.MustCompile(`^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}年 ?\d{1,2}月 ?\d{1,2}日)`)
	dateNames = wordSet(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
		janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
		lundi mardi mercredi jeudi vendredi samedi dimanche
		enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
		lunes martes miercoles jueves viernes sabado domingo
		janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
		gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
		januari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
		ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
		pazartesi sali carsamba persembe cuma cumartesi pazar
		января февраля марта апреля мая июня июля августа сентября октября ноября декабря
		понедельник вторник среда четверг пятница суббота воскресенье
		يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
		الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد`)
	dateGlue = wordSet(
		`uur om est il ore à às alle at on of and the am pm a p m gmt utc est edt cet cest bst msk ist pst pdt et ct local time h uhr um am der den
		le a de del du las les la el г года в saat o'clock hrs t z`,
	)
)

// wordSet folds a list of words once.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(fold(list)) {
		set[w] = true
	}
	return set
}
