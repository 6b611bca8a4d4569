package typeset

// samples are texts of our own in the scripts that projects bring, and what
// hostile files bring.
var samples = map[string]string{
	"empty":              "",
	"latin":              "The minister said: “We will not wait” – but the council’s office voted ‘no’ (12:30), far from the official figure of 4½ %. Über façade, naïve Ångström.",
	"greek and cyrillic": "Η κυβέρνηση είπε «όχι». Правительство сказало: «Нет».",
	"arabic":             "قال الوزير إن الحكومة \"لن تنتظر\" حتى عام 2026، وأضاف Reuters أن 45% من السكان (نحو 1,200) وافقوا.",
	"arabic marks":       "اَلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَالَمِينَ",
	"hebrew":             "ראש הממשלה אמר ל־BBC כי ב־2026 \"לא נחכה\" (עמוד 12).",
	"hindi":              "प्रधानमंत्री ने कहा कि \"हम इंतज़ार नहीं करेंगे\" क्षत्रिय श्री कर्म १२३",
	"chinese":            "首相周一表示：“我们不会等待”，并补充说，2026年将有45%的居民同意。",
	"japanese":           "総理大臣は月曜日に「待たない」と述べた。",
	"korean":             "총리는 월요일에 “기다리지 않겠다”고 말했다.",
	"emoji":              "Emoji 😀 👩‍👩‍👧 👍🏽 🇫🇷🇩🇪 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✓ ⚡ end",
	"latin with arabic":  "He wrote abc ٣٤ العربية 56 def (שלום 123) and left.",
	"digits first":       "٣٤ abc العربية 12",
	"mixture":            "Ab\u0301c العَرَبِيَّة 漢字 शब्द שָׁלוֹם 👍🏽 x",
	"combining marks":    "Z\u0310\u0323\u0330\u033E\u0342a\u0334lgo",
	"lone marks":         "\u0301\u0302 \u0303",
	"line ends":          "one\ntwo\r\nthree\u2028four\n\n",
	"only line ends":     "\n\n\r\n",
	"spaces":             "   leading, double  and trailing   ",
	"only spaces":        "     ",
	"tabs":               "a\tb\t\tc",
	"controls":           "a\x00b\x1bc\x7fd\u0085e\ufeff",
	"overrides":          "abc \u202Edef\u202C ghi \u2067jkl\u2069 \u202Amno",
	"invisible":          "\u200b\u200b\u200e\u2060\ufeff",
	"soft hyphens":       "ein\u00ADzel\u00ADne Sil\u00ADben",
	"no place to break":  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
	"invalid":            "broken \xff\xfe utf-8 \xed\xa0\x80",
	"private":            "\ue000\U000f0000\uffff",
	"ligatures":          "office fi fl ffi لا الله",
	"narrow":             "a\u200ab\u2009c\u202fd\u00a0e",
}

// widths to lay samples out in, from less than a letter to more than the text.
var widths = []float32{0, 3, 40, 121.5, 300, 640, 5000}
