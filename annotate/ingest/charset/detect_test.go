package charset

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate/ingest/document"
)

// sentences are written for this test, one short article in each language.
var sentences = map[string]string{
	"en": "The minister’s ferry left at nine. “Nobody was on board,” the company said – and it wasn’t the weather.",
	"fr": "Le ministre a été reçu à Tarn. La société a déclaré que c’était à cause de la météo, où l’été s’achève déjà. Personne n’était à bord.",
	"de": "Die Fähre lief gestern aus. Niemand war an Bord, und die Gesellschaft erklärte es mit dem Wetter über der Straße. Später hieß es, man prüfe.",
	"es": "El transbordador salió a las nueve. Según la compañía, nadie subió a bordo; mañana habrá más información, dijo el señor Núñez.",
	"pt": "A balsa saiu às nove horas. Não havia ninguém a bordo, e a companhia disse que a situação é má; amanhã haverá informações.",
	"it": "Il traghetto è partito alle nove. Perché nessuno fosse a bordo non si sa: la società dirà di più lunedì, così è la città.",
	"nl": "De veerboot vertrok om negen uur. Eén van de reünisten in België zei dat de coördinatie slecht was; naïef, zei zij.",
	"da": "Færgen sejlede klokken ni. Ingen var om bord, og selskabet sagde at det var på grund af vejret på øen. Også i går måtte båden vente.",
	"sv": "Färjan gick klockan nio. Ingen var ombord, och bolaget sade att det var på grund av vädret på ön. Även i går låg båten kvar.",
	"pl": "Prom odpłynął o dziewiątej. Na pokładzie nie było nikogo, a spółka wyjaśniła, że to wina pogody w cieśninie. Śledztwo trwa już tydzień.",
	"cs": "Trajekt odplul v devět hodin. Na palubě nikdo nebyl a společnost řekla, že za to může počasí v úžině. Vyšetřování ještě běží.",
	"hu": "A komp kilenckor indult. Senki sem volt a fedélzeten, és a társaság szerint az időjárás volt az oka. A vizsgálat még tart, mondták később.",
	"ru": "Паром вышел из порта в девять часов утра. На борту никого не было, и компания объяснила это погодой в проливе.",
	"uk": "Пором вийшов із порту о дев’ятій ранку. На борту нікого не було, і компанія пояснила це погодою. Її слова перевіряють.",
	"bg": "Фериботът излезе от пристанището в девет часа сутринта. На борда нямаше никого и компанията обясни това с времето.",
	"el": "Το πλοίο έφυγε από το λιμάνι στις εννέα. Κανείς δεν ήταν στο πλοίο και η εταιρεία είπε ότι έφταιγε ο καιρός.",
	"tr": "Feribot saat dokuzda limandan ayrıldı. Gemide kimse yoktu ve şirket bunun boğazdaki hava yüzünden olduğunu söyledi. Çalışanlar şaşırdı.",
	"he": "המעבורת יצאה מהנמל בתשע בבוקר. איש לא היה על הסיפון והחברה אמרה שמזג האוויר אשם.",
	"ar": "غادرت العبارة الميناء في التاسعة صباحا. ولم يكن على متنها أحد وقالت الشركة إن السبب هو الطقس في المضيق.",
	"lt": "Keltas išplaukė devintą valandą. Denyje nebuvo nė vieno žmogaus, o bendrovė aiškino, kad kaltas oras sąsiauryje. Tyrimas tęsiasi.",
	"lv": "Prāmis izbrauca pulksten deviņos. Uz klāja nebija neviena, un uzņēmums teica, ka vainīgi laikapstākļi šaurumā. Izmeklēšana turpinās.",
	"et": "Praam lahkus sadamast kell üheksa. Pardal ei olnud kedagi ja ettevõte ütles, et süüdi on ilm väinas. Ka eile jäi laev sõitmata.",
	"th": "เรือข้ามฟากออกจากท่าเรือเวลาเก้าโมงเช้า ไม่มีใครอยู่บนเรือ บริษัทบอกว่าเป็นเพราะอากาศในช่องแคบ",
	"vi": "",
	"zh": "渡轮九点离开港口。船上没有人，公司说是天气原因，海峡里的风很大，所以没有人上船。",
	"tw": "渡輪九點離開港口。船上沒有人，公司說是天氣原因，海峽裡的風很大，所以沒有人上船。",
	"ja": "フェリーは九時に港を出た。乗客は一人もいなかった。会社は天気のせいだと言っている。",
	"ko": "여객선은 아홉 시에 항구를 떠났다. 배에는 아무도 없었고 회사는 해협의 날씨 때문이라고 말했다.",
}

func decodeBytes(data []byte) (string, string, error) {
	return Decode(document.NewInput("article.txt", data, "", nil), "")
}

// TestEveryPageIsReadRightOrAsksAndNeverReadsWrong writes each sentence in each
// page of its language: what comes out is the sentence, or a refusal that
// names the right page among three.
func TestEveryPageIsReadRightOrAsksAndNeverReadsWrong(t *testing.T) {
	right, asked, all := 0, 0, 0
	for i := range pages {
		p := &pages[i]
		for language := range strings.FieldsSeq(p.langs) {
			text := sentences[language]
			data, err := p.enc.NewEncoder().Bytes([]byte(text))
			if text == "" || err != nil {
				continue
			}
			all++
			got, encoding, err := decodeBytes(data)
			if err == nil {
				if got != text {
					t.Errorf("%s in %s was read as %s: %s", language, p.name, encoding, got)
				} else {
					right++
				}
				continue
			}
			asked++
			t.Logf("%s in %s: %v", language, p.name, err)
		}
	}
	t.Logf("%d of %d right, %d asked", right, all, asked)
}

func TestShortTextsInOldPagesAreReadByTheirPage(t *testing.T) {
	for name, want := range map[string]string{
		"uk_1251.txt":     "Голова сказала: «Спершу цифри». Її підтримали є, ї, ґ.",
		"ru_866.txt":      "Члены совета хотят сначала увидеть цифры, сообщила председатель.",
		"en_macroman.txt": "The council’s chair said: “Later” – and then …",
	} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		text, encoding, err := decodeBytes(data)
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%s was read as %s (%v): %s", name, encoding, err, text)
		}
	}
}

func TestASignThatStandsAloneIsReadWithoutAskingAndLettersThatTellNothingAreNot(t *testing.T) {
	for data, want := range map[string]string{
		"id,name\n1,Halyard\n2,\xa9\n":        "id,name\n1,Halyard\n2,©\n",
		"The ferry costs \xa35 each way.":     "The ferry costs £5 each way.",
		"It was 30 \xb0 in the shade, again.": "It was 30 ° in the shade, again.",
	} {
		if text, encoding, err := decodeBytes([]byte(data)); err != nil || text != want {
			t.Errorf("%q was read as %s (%v): %q", data, encoding, err, text)
		}
	}
	for _, data := range []string{"1,\xe9\n", "1,a\xa9b\n", "2,\x82\n"} {
		if text, encoding, err := decodeBytes([]byte(data)); err == nil {
			t.Errorf("%q was read as %s: %q, want to be asked", data, encoding, text)
		}
	}
}

func TestADoubtNamesThreeEncodingsWithALineOfEach(t *testing.T) {
	_, _, err := decodeBytes([]byte("a line\nab\xa9\xe3\n"))
	var e *document.Error
	if !errors.As(err, &e) || e.Code != "encoding_unsure" || len(e.Encodings) != 3 {
		t.Fatalf("got %v, want a refusal that names three encodings", err)
	}
	for _, c := range e.Encodings {
		in := document.NewInput("article.txt", []byte("a line\nab\xa9\xe3\n"), c.Encoding, nil)
		text, _, err := Decode(in, "")
		if err != nil || !strings.Contains(text, c.Line) || !strings.Contains(e.Error(), c.Encoding) {
			t.Errorf("the advice to read it as %s cannot be followed: %v, %q", c.Encoding, err, text)
		}
	}
}

func TestEveryPageIsReadByItsName(t *testing.T) {
	for _, p := range pages {
		data, err := p.enc.NewEncoder().Bytes([]byte("plain"))
		if err != nil {
			t.Fatal(err)
		}
		text, _, err := Decode(document.NewInput("a.txt", data, p.name, nil), "")
		if err != nil || text != "plain" {
			t.Errorf("%s: got %q, %v", p.name, text, err)
		}
	}
	for _, name := range []string{"CP866", "macroman", "cp1250", "latin1", "gbk", "ibm037", "cp874"} {
		if pageNamed(name) == nil {
			t.Errorf("%s is no name of a page", name)
		}
	}
}

func TestADeclarationThatLiesIsNotBelieved(t *testing.T) {
	data, err := pageNamed("windows-1256").enc.NewEncoder().Bytes([]byte(sentences["ar"]))
	if err != nil {
		t.Fatal(err)
	}
	text, _, err := Decode(document.NewInput("a.html", data, "", nil), "windows-1252")
	if err != nil || text != sentences["ar"] {
		t.Errorf("got %q, %v", text, err)
	}
}
