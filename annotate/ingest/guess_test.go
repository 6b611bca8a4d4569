package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	headline = "Ferry comes home empty as Osk strike enters second week"
	summary  = "The company blames the weather, the union the timetable."
	longLede = "OSK — no, the ferry that left Osk at nine on Tuesday with forty people on board returned at noon with none of them, which the company explained by the weather in the strait and the dockers' union by a timetable that had been changed without a word, as it has been twice before."
	running  = "Nobody at the harbour office wished to say on Wednesday where the forty passengers had gone, or whether the boat would sail again before the end of the week, when the assembly meets."
)

func TestTheTopOfAnArticleIsGuessedByLayout(t *testing.T) {
	h, s, l, b, f, c := GuessHeadline, GuessStandfirst, GuessLede, GuessBody, GuessFurniture, GuessCaption
	lede := strings.TrimPrefix(longLede, "OSK — no, ")
	for _, x := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"headline, standfirst, lede", []string{headline, summary, lede, running}, []string{h, s, l, b}},
		{"no standfirst but a long lede", []string{headline, lede, running, running}, []string{h, l, b, b}},
		{"a lede with a dateline", []string{headline, "OSK, Oct 3 (NNA) — The ferry is back.", running}, []string{h, l, b}},
		{"a byline between headline and standfirst", []string{headline, "By Ilsa Mertin", summary, lede, running}, []string{h, f, s, l, b}},
		{"a byline between headline and lede", []string{headline, "By Ilsa Mertin", lede, running}, []string{h, f, l, b}},
		{"a byline after a long standfirst", []string{headline, running, "By Ilsa Mertin and Pol Handrik in Osk", running, running}, []string{h, s, f, l, b}},
		{"a date and a picture in between", []string{headline, "Tuesday, 3 October 2023 10:15 GMT", "The empty ferry [Photo: Dana Rusk]", lede}, []string{h, f, c, l}},
		{"no headline before running text", []string{lede, running}, []string{l, b}},
		{"a short first sentence is no headline", []string{"The ferry is back.", running}, []string{l, b}},
		{"a headline that ends in an abbreviation", []string{"Envoy of the isles flies to the U.S.", summary, running}, []string{h, s, l}},
		{"a headline that asks", []string{"Who emptied the ferry?", lede, running}, []string{h, l, b}},
		{"a title that looks like a byline", []string{"By Land and Sea", summary, lede}, []string{h, s, l}},
		{"a byline above the headline", []string{"By Ilsa Mertin", headline, summary, lede}, []string{f, h, s, l}},
		{"a headline of a film", []string{"Watch: Ferry comes home empty", summary, lede}, []string{h, s, l}},
		{"one paragraph alone", []string{"Ferry comes home empty"}, []string{l}},
		{"two short paragraphs", []string{headline, summary}, []string{h, l}},
		{"nothing", []string{}, []string{}},
		{"Chinese", []string{"空船返港 奥斯克罢工进入第二周", "公司称是天气原因，工会称是时刻表的问题。", strings.Repeat("星期二上午九点载着四十人离开奥斯克的渡轮中午返回时空无一人，", 6) + "公司说是天气原因。", "码头办公室星期三没有人愿意说明情况。"}, []string{h, s, l, b}},
		{"Arabic", []string{"العبارة تعود فارغة إلى الميناء", "الشركة تلوم الطقس والنقابة تلوم المواعيد.", strings.Repeat("غادرت العبارة الميناء في التاسعة صباحا وعلى متنها أربعون راكبا ", 4) + ".", "لم يعلق أحد."}, []string{h, s, l, b}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, Guess(x.texts)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSetPhrasesAreRecognised(t *testing.T) {
	for kind, lines := range map[string]string{
		GuessCrosslink: `Read next: Osk harbour strike: union names its price
Read more: Who is Tomas Brel, Osk’s first premier from the docks?
READ ALSO | Ferry comes home empty
>> Related: Osk strike
» Read more about the strike in Osk
See also: Harbour strike enters second week
Also read Ferry comes home empty
(Read more: Who is Tomas Brel?)
Related Articles
https://news.example/osk-strike
Lesen Sie auch: Fähre kehrt leer zurück
Lire aussi : Le ferry revient à vide
À LIRE AUSSI > Le ferry revient à vide
Lea también: El ferri vuelve vacío
Leia também: A balsa volta vazia
Leggi anche: Il traghetto torna vuoto
Читайте также: Паром вернулся пустым
Ayrıca okuyun: Feribot boş döndü
İLGİLİ HABER: Feribot boş döndü
اقرأ أيضاً: العبارة تعود فارغة
إقرأ أيضا : العبارة تعود فارغة
延伸阅读：空船返港
相关新闻：空船返港
関連記事：空の船が戻る`,
		GuessCaption: `Photo: Dana Rusk
(Photo: Dana Rusk)
(Photo by Dana Rusk)
Image: The empty ferry in the harbour.
FILE PHOTO: The ferry leaves the harbour in May.
Figure 3: Passengers by month
Fig. 2. Passengers by month
The ferry in the harbour of Osk [File: Dana Rusk/AP]
The ferry in the harbour of Osk (AP Photo/Dana Rusk)
Foto: Dana Rusk
Фото: пресс-служба порта
Fotoğraf: Dana Rusk
صورة أرشيفية: العبارة في الميناء
图片来源：港务局`,
		GuessFurniture: `By Ilsa Mertin
By Ilsa Mertin and Pol Handrik, Osk Courier
Von Ilsa Mertin
Par Ilsa Mertin
بقلم: إلسا ميرتين
Published 3 October 2022
Updated: 10:15 GMT, 03/10/2022
Published on October 3, 2022 at 10:15 am
3 October 2022
Monday, October 3, 2022 10:15 pm
2022-10-03 10:15
03.10.2022
2022年10月3日
3 октября 2022 г.
3 min read
2 hours ago
Subscribe to our newsletter
Subscribe to our newsletter for the best of the islands, every morning.
Share this article
Share
Follow us on the wire
© 2022 Osk Courier
Copyright 2022 Osk Courier. All rights reserved.
Alle Rechte vorbehalten
جميع الحقوق محفوظة
ADVERTISEMENT
Реклама
Tags: ferry, strike, Osk
Source: Osk Courier
Reporting by Ilsa Mertin; Editing by Pol Handrik
* * *
———`,
	} {
		for line := range strings.SplitSeq(lines, "\n") {
			if got := Guess([]string{headline, summary, running, line})[3]; got != kind {
				t.Errorf("%q is guessed %s, want %s", line, got, kind)
			}
		}
	}
}

func TestRunningTextThatBeginsLikeASetPhraseStaysBody(t *testing.T) {
	for _, line := range []string{
		"As we reported on Friday, the harbour strike has entered its second week.",
		"Related costs rose by a third, the harbour office said.",
		"Read more books, the minister told the pupils of Osk, and fewer timetables.",
		"\"Read more: it is good for you,\" the minister told the pupils.",
		"“See also: the ferry,” the note on the door said.",
		"By Tuesday the ferry was back in the harbour.",
		"By Tuesday the ferry was back",
		"Photographs of the ferry were shown to the court.",
		"Photo evidence was not admitted.",
		"Subscribers to the ferry line said they had not been told.",
		"Share prices of the ferry company fell by a tenth.",
		"Published figures show a fall of 12 per cent since 2019.",
		"Published accounts for 2022 show a loss",
		"Advertisement revenue fell as well.",
		"In October 2022 the company had promised a second boat.",
		"Source material was handed to the court.",
		"Watch the strait, the pilots say, and not the sky.",
		"Figures 3 times as high were reported in Tarn.",
		"More than 40 people were on board.",
		"Von den vierzig Menschen an Bord fehlt jede Spur",
		"كتب الرئيس رسالة إلى النقابة",
		"Читать далее он не стал.",
		"The ferry company (which owns no photo of the boat) kept silent.",
	} {
		if got := Guess([]string{headline, summary, running, line, running})[3]; got != GuessBody {
			t.Errorf("%q is guessed %s, want body", line, got)
		}
	}
}

// Guess says of every paragraph of one article what it is on the page.
func Guess(texts []string) []string {
	found := blocks{paragraphs: make([]Paragraph, len(texts))}
	for i, t := range texts {
		found.paragraphs[i].Text = strings.TrimSpace(t)
	}
	fillGuesses(found)
	guesses := make([]string, len(texts))
	for i, p := range found.paragraphs {
		guesses[i] = p.Guess
	}
	return guesses
}
