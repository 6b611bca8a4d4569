package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabets hold, for a language, the letters outside ASCII from the
// commonest to the rarest, as written in running text.
var alphabets = map[string]string{
	"en": "éïñ",
	"fr": "éèàêçùôîûâœëïü",
	"de": "üäößé",
	"es": "óíáéñúü¿¡",
	"pt": "ãçáéíóõêúâàô",
	"it": "èàùòìéó",
	"nl": "ëéïèóüö",
	"da": "åøæéö",
	"sv": "äåöéü",
	"fi": "äöåé",
	"is": "áíðéöúþóæý",
	"pl": "łąężóśćńź",
	"cs": "íáéěřčžýšůúťňďó",
	"sk": "áíéčžýšúťľôňäďóĺŕ",
	"hu": "éáöóőüíúű",
	"hr": "čšžćđ",
	"ro": "ăîâşţșț",
	"sq": "ëç",
	"tr": "ıişüğçöâî",
	"et": "äõüöšž",
	"lv": "āīēūšņļžķčģ",
	"lt": "ėųšįžąčūę",
	"eo": "ĉĝŭŝĵĥ",
	"mt": "ħżġċàù",
	"cy": "ŵŷâêîôû",
	"vi": "đươăâêôáàảạéíóúýùìòèãõ\u0300\u0301\u0303\u0309\u0323",
	"ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
	"uk": "оаниітвреслкмудпязьбгчйхжїцюшєщфґ",
	"bg": "аоиетнрсвлкдпмузъягбчщжцхйшфюь",
	"sr": "аоиентрсвукјдмлпзгбчжшцхљњћђфџ",
	"mk": "аоиетнрсвкдлпмугзјбчшцжфхќѓњљџѕ",
	"be": "аніерыоткслдпувямгзйцбчьэхжшўюіфё",
	"el": "αοιετνσηρπκμλυςίόάέήωδγχθώύφβξζψϊΐ",
	"he": "יוהלאתרבמשנםחקדעכפגטסזצןךףץ",
	"ar": "ايلمنروتبةعدفهسكقحأجشصىخطضءذغثئزظإؤآ",
	"fa": "ایردنمهوتبسشکلزفگخقپجعآحچصغطضذثظئژ",
	"th": "านรกอเงมยลวดทส่ต้ะปบคหแจพชขใไโผศซณญธภุูิีึืํ็์ัำๆฎฏฐฑฒษฬฟฝฉฌฮฯ",
	"zh": "的一是了在人有我他这不中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市司报员府议会港船风票数据",
	"tw": "的一是了在人有我他這不中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市司報員府議港船風票數據",
	"ja": "のにはをたがでてとしれさいるなあ",
	"ko": "이다는의을에가고한를지사하기로인도대은시어정자리아해서부나구수과전라그상동있제",
}

// ranks give the cost of a letter in a language, by its place in the alphabet.
var ranks = func() map[string]map[rune]float64 {
	all := make(map[string]map[rune]float64, len(alphabets))
	for language, letters := range alphabets {
		cost := map[rune]float64{}
		for i, r := range []rune(letters) {
			if _, known := cost[r]; !known {
				cost[r] = 1.2 + 2.4*float64(i)/float64(len([]rune(letters)))
			}
		}
		all[language] = cost
	}
	return all
}()

// The costs of what a high byte is read as, in the measure of a letter's rank.
const (
	costQuote    = 1.2 // a quotation mark, dash or apostrophe where they stand
	costStray    = 6.0 // a letter of another language
	costCase     = 5.0 // a capital inside a word
	costInside   = 6.0 // a mark inside a word
	costSymbol   = 3.0 // ©, °, € and the like
	costGraphics = 8.0 // what no text holds
	costScripts  = 6.0 // letters of two scripts in one word
	costHan      = 5.0
	costAlone    = 2.0 // a letter that is a word of its own
	costKana     = 2.5
)

// wordCost says how unlikely a word is in a language, for what of it was
// written in high bytes.
func wordCost(word []rune, language string) float64 {
	cost, rank := 0.0, ranks[language]
	for i, r := range word {
		if r < utf8.RuneSelf {
			continue
		}
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.M, r):
			cost += letterCost(word, i, rank)
		case strings.ContainsRune("’‘“”„«»‹›‚–—…\u00a0·•", r):
			cost += markCost(word, i)
		case strings.ContainsRune("¿¡", r):
			if language == "es" && i == 0 {
				cost += costQuote
			} else {
				cost += costInside
			}
		case strings.ContainsRune("©®°§€£№™²³½¼、。，・「」！？：；（）《》『』", r):
			cost += costSymbol
		default:
			cost += costGraphics
		}
	}
	return cost
}

func letterCost(word []rune, i int, rank map[rune]float64) float64 {
	r := word[i]
	cost, known := rank[unicode.ToLower(r)]
	if !known {
		cost = unknownLetter(r, rank)
	}
	if unicode.IsUpper(r) {
		cost += 0.8
		if i > 0 && unicode.IsLower(word[i-1]) {
			cost += costCase
		}
	}
	if len(word) == 1 && script(r) != 7 {
		cost += costAlone
	}
	if i > 0 && unicode.IsLetter(word[i-1]) && mixed(r, word[i-1]) {
		cost += costScripts
	}
	if i+1 < len(word) && word[i+1] < 0x80 && unicode.IsLetter(word[i+1]) && mixed(r, word[i+1]) {
		cost += costScripts
	}
	return cost
}

// unknownLetter is the cost of a letter that an alphabet does not list: of
// the thousands of East Asia it lists the commonest.
func unknownLetter(r rune, rank map[rune]float64) float64 {
	_, japanese := rank['の']
	switch {
	case unicode.In(r, unicode.Hiragana, unicode.Katakana) && r < 0xFF00 && japanese:
		return costKana
	case unicode.Is(unicode.Hangul, r):
		return costHan - 0.5
	case unicode.Is(unicode.Han, r):
		return costHan
	}
	return costStray
}

// mixed reports letters of two scripts that do not stand in one word.
func mixed(a, b rune) bool {
	return script(a) != script(b)
}

func script(r rune) int {
	switch {
	case unicode.Is(unicode.Latin, r):
		return 1
	case unicode.Is(unicode.Cyrillic, r):
		return 2
	case unicode.Is(unicode.Greek, r):
		return 3
	case unicode.Is(unicode.Arabic, r):
		return 4
	case unicode.Is(unicode.Hebrew, r):
		return 5
	case unicode.Is(unicode.Thai, r):
		return 6
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 7
	case unicode.Is(unicode.M, r):
		return 1
	}
	return 0
}

// innerMarkCost is the cost of a mark between letters, with the letters after it.
func innerMarkCost(r rune, rest []rune) float64 {
	switch {
	case r == '’' && len(strings.ToLower(string(rest))) <= 2:
		return 0.2 // ’s, ’t, ’re
	case r == '’':
		return costQuote
	case strings.ContainsRune("—–\u00a0", r):
		return costQuote + 1
	}
	return costInside
}

// markCost is the cost of a quotation mark, dash or apostrophe: little where
// such marks stand, much between letters.
func markCost(word []rune, i int) float64 {
	before := i > 0 && unicode.IsLetter(word[i-1])
	after := i+1 < len(word) && unicode.IsLetter(word[i+1])
	r := word[i]
	switch {
	case before && after:
		return innerMarkCost(r, word[i+1:])
	case before && (r == '„' || r == '‚'):
		return costInside
	}
	return costQuote
}
