package rtf

import "strconv"

// ignored are destinations that hold no text of the article.
var ignored = set(`fonttbl colortbl stylesheet pict header headerl headerr headerf footer footerl footerr footerf
	object objdata themedata colorschememapping datastore latentstyles listtable listoverridetable revtbl rsidtbl xmlnstbl
	generator fldinst bkmkstart bkmkend annotation atnid atnauthor atndate atnref atrfstart atrfend nonshppict sp mmathPr
	filetbl pgptbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template keywords comment doccomm subject operator company
	manager category hlinkbase creatim revtim printim buptim userprops docvar xe tc private datafield formfield
	background pnseclvl wgrffmtfilter factoidname oldcprops oldpprops`)

// kept are destinations that are text although a program may ignore them.
var kept = set("shpinst shptxt listtext pntext footnote fldrslt ud uri")

// signs are words that stand for characters.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
	"ltrmark": "\u200e", "rtlmark": "\u200f",
}

// scripts are the pages of \fcharset.
var scripts = map[int]string{
	77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gb18030", 136: "big5", 161: "windows-1253", 162: "windows-1254",
	163: "windows-1258", 177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874",
	238: "windows-1250", 254: "ibm437", 255: "ibm850",
}

func set(list string) map[string]bool {
	words := map[string]bool{}
	start := -1
	for i := 0; i <= len(list); i++ {
		inWord := i < len(list) && letter(list[i])
		if inWord && start < 0 {
			start = i
		}
		if !inWord && start >= 0 {
			words[list[start:i]] = true
			start = -1
		}
	}
	return words
}

// word does what a control word says.
func (r *reader) word(word string, n int, has bool) {
	star := r.star
	r.star = false
	switch word {
	case "u":
		r.unit(n)
		return
	case "bin":
		r.at += max(0, min(n, len(r.data)-r.at))
		return
	}
	if r.drop > 0 {
		r.drop--
		return
	}
	if sign, ok := signs[word]; ok {
		r.lone()
		r.flush()
		r.write(sign)
		return
	}
	r.flush()
	if r.destination(word, star) || r.format(word, n, has) {
		return
	}
	if !r.layout(word) {
		r.fontPage(word, n)
	}
}

// layout does what a control word about paragraphs and tables says.
func (r *reader) layout(word string) bool {
	switch word {
	case "par", "sect", "page", "column":
		r.paragraph()
	case "cell", "nestcell":
		r.table = true
		r.paragraph()
	case "row", "nestrow":
		r.paragraph()
		r.table = false
	case "pard":
		r.table = false
	case "intbl":
		r.table = true
	default:
		return false
	}
	return true
}

// fontPage does what a control word about code pages says.
func (r *reader) fontPage(word string, n int) {
	switch word {
	case "ansicpg":
		if n > 0 {
			r.page = pageOf(n)
		}
	case "mac":
		r.page = "macintosh"
	case "pc":
		r.page = "ibm437"
	case "pca":
		r.page = "ibm850"
	case "fcharset":
		if r.now.destination == "fonttbl" && scripts[n] != "" {
			r.fonts[r.now.font] = scripts[n]
		}
	case "cpg":
		if r.now.destination == "fonttbl" {
			r.fonts[r.now.font] = pageOf(n)
		}
	}
}

// pageOf is the name of a code page by its number.
func pageOf(n int) string {
	switch n {
	case 10000:
		return "macintosh"
	case 65001:
		return "utf-8"
	}
	return "cp" + strconv.Itoa(n)
}

// destination opens what a group is for.
func (r *reader) destination(word string, star bool) bool {
	switch {
	case word == "title" || word == "author":
		if r.now.destination == "info" {
			r.now.destination, r.now.skip = word, false
			r.value.Reset()
			return true
		}
		return false
	case word == "info":
		r.now.destination, r.now.skip = word, true
	case word == "listtext" || word == "pntext":
		if r.now.skip {
			return true
		}
		r.now.destination = "listtext"
		r.value.Reset()
	case word == "footnote":
		if !r.now.skip && !r.now.note {
			r.now.note = true
		}
	case ignored[word]:
		r.now.destination, r.now.skip = word, true
	case star && !kept[word]:
		r.now.destination, r.now.skip = word, true
	default:
		return false
	}
	return true
}

// format changes how text is read.
func (r *reader) format(word string, n int, has bool) bool {
	switch word {
	case "uc":
		r.now.uc = max(0, min(n, 20))
	case "f":
		r.now.font = n
	case "deff":
		if r.now.font < 0 {
			r.now.font = n
		}
	case "v", "deleted":
		r.now.hidden = !has || n != 0
	case "plain":
		r.now.hidden = false
	default:
		return false
	}
	return true
}
