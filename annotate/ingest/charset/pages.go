package charset

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// page is an encoding from before Unicode.
type page struct {
	name  string
	enc   encoding.Encoding
	scale float64 // how rare its files are among those a person meets: 0 is usual
	langs string  // of alphabets that are written in it; "" means it is only read if asked for
	wide  bool    // of more bytes than one a character
}

// pages are all that golang.org/x/text has, the likeliest of those that write
// the same letters alike first.
var pages = []page{
	{"windows-1252", charmap.Windows1252, 0, "en fr de es pt it nl da sv fi is", false},
	{"windows-1250", charmap.Windows1250, 0.5, "pl cs sk hu hr ro sq de", false},
	{"windows-1251", charmap.Windows1251, 0, "ru uk bg sr mk be", false},
	{"windows-1253", charmap.Windows1253, 0.5, "el", false},
	{"windows-1254", charmap.Windows1254, 0.7, "tr", false},
	{"windows-1255", charmap.Windows1255, 0.5, "he", false},
	{"windows-1256", charmap.Windows1256, 0.5, "ar fa", false},
	{"windows-1257", charmap.Windows1257, 0.7, "et lv lt pl", false},
	{"windows-1258", charmap.Windows1258, 1.5, "vi", false},
	{"windows-874", charmap.Windows874, 0.5, "th", false},
	{"iso-8859-2", charmap.ISO8859_2, 0.7, "pl cs sk hu hr ro sq de", false},
	{"iso-8859-3", charmap.ISO8859_3, 2.5, "eo mt", false},
	{"iso-8859-4", charmap.ISO8859_4, 2.5, "et lv lt", false},
	{"iso-8859-5", charmap.ISO8859_5, 1, "ru uk bg sr mk be", false},
	{"iso-8859-6", charmap.ISO8859_6, 1, "ar", false},
	{"iso-8859-7", charmap.ISO8859_7, 0.7, "el", false},
	{"iso-8859-8", charmap.ISO8859_8, 0.7, "he", false},
	{"iso-8859-10", charmap.ISO8859_10, 3, "is da sv et", false},
	{"iso-8859-13", charmap.ISO8859_13, 1.5, "et lv lt pl", false},
	{"iso-8859-14", charmap.ISO8859_14, 3, "cy", false},
	{"iso-8859-15", charmap.ISO8859_15, 1, "fr de es pt it nl da sv fi", false},
	{"iso-8859-16", charmap.ISO8859_16, 2, "ro pl hu", false},
	{"iso-8859-9", charmap.ISO8859_9, 1.5, "tr", false},
	{"koi8-r", charmap.KOI8R, 0.3, "ru bg", false},
	{"koi8-u", charmap.KOI8U, 0.5, "uk ru", false},
	{"ibm866", charmap.CodePage866, 0.5, "ru be bg", false},
	{"macintosh", charmap.Macintosh, 2, "en fr de es pt it nl da sv is", false},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, 2.5, "ru uk bg sr", false},
	{"ibm850", charmap.CodePage850, 2, "fr de es pt it nl da sv fi is", false},
	{"ibm852", charmap.CodePage852, 2, "pl cs sk hu hr ro sq", false},
	{"ibm437", charmap.CodePage437, 2.5, "de fr es it", false},
	{"ibm855", charmap.CodePage855, 2.5, "ru bg sr mk", false},
	{"ibm858", charmap.CodePage858, 3, "fr de es pt it nl", false},
	{"ibm860", charmap.CodePage860, 3.5, "pt", false},
	{"ibm862", charmap.CodePage862, 2, "he", false},
	{"ibm863", charmap.CodePage863, 3.5, "fr", false},
	{"ibm865", charmap.CodePage865, 3, "da", false},
	{"gb18030", simplifiedchinese.GB18030, 0.5, "zh", true},
	{"big5", traditionalchinese.Big5, 0.7, "tw", true},
	{"shift_jis", japanese.ShiftJIS, 0.7, "ja", true},
	{"euc-jp", japanese.EUCJP, 1, "ja", true},
	{"euc-kr", korean.EUCKR, 0.7, "ko", true},
	{"ibm037", charmap.CodePage037, 9, "", false},
	{"ibm1047", charmap.CodePage1047, 9, "", false},
	{"ibm1140", charmap.CodePage1140, 9, "", false},
	{"iso-8859-6e", charmap.ISO8859_6E, 9, "", false},
	{"iso-8859-6i", charmap.ISO8859_6I, 9, "", false},
	{"iso-8859-8e", charmap.ISO8859_8E, 9, "", false},
	{"iso-8859-8-i", charmap.ISO8859_8I, 9, "", false},
	{"hz-gb-2312", simplifiedchinese.HZGB2312, 9, "", true},
	{"iso-2022-jp", japanese.ISO2022JP, 9, "", true},
}

// also are other names that people use.
var also = map[string]string{
	"macroman": "macintosh", "mac-roman": "macintosh", "x-mac-roman": "macintosh", "maccyrillic": "x-mac-cyrillic",
	"mac-cyrillic": "x-mac-cyrillic", "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "cp932": "shift_jis",
	"sjis": "shift_jis", "cp949": "euc-kr", "cp950": "big5", "big5-hkscs": "big5", "ansi": "windows-1252", "hz": "hz-gb-2312",
}

// pageNamed returns the page that a name means, or nil.
func pageNamed(name string) *page {
	name = strings.ToLower(strings.TrimSpace(name))
	if other, ok := also[name]; ok {
		name = other
	}
	for _, prefix := range []string{"cp", "dos-", "dos"} {
		if number, ok := strings.CutPrefix(name, prefix); ok {
			name = "ibm" + number
			if strings.HasPrefix(number, "125") || number == "874" {
				name = "windows-" + number
			}
		}
	}
	if p := pageCalled(name); p != nil {
		return p
	}
	enc, err := htmlindex.Get(name)
	if err != nil || enc == encoding.Replacement {
		return nil
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		return nil
	}
	if p := pageCalled(canonical); p != nil {
		return p
	}
	return &page{name: canonical, enc: enc}
}

func pageCalled(name string) *page {
	for i := range pages {
		if pages[i].name == name {
			return &pages[i]
		}
	}
	return nil
}
