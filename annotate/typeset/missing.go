package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// Missing names a script for which no font is installed.
type Missing struct {
	// Script is its name in English.
	Script string
	// Package is the package of Debian and Ubuntu that has a font for it.
	Package string
}

// missingFor names the script of a character and the package to install.
func missingFor(r rune) Missing {
	switch script := language.LookupScript(r); {
	case script == language.Han:
		return Missing{"Chinese", "fonts-noto-cjk"}
	case script == language.Hiragana, script == language.Katakana:
		return Missing{"Japanese", "fonts-noto-cjk"}
	case script == language.Hangul:
		return Missing{"Korean", "fonts-noto-cjk"}
	case pictographic(r):
		return Missing{"Emoji", "fonts-noto-color-emoji"}
	case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF:
		return Missing{"Chinese", "fonts-noto-cjk"}
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return Missing{name, "fonts-noto-core"}
		}
	}
	return Missing{"Symbols", "fonts-noto-core"}
}

// searchable reports whether any font can be expected to have a character:
// private and unassigned ones are boxes everywhere.
func searchable(r rune) bool {
	return unicode.IsGraphic(r) || pictographic(r)
}

// pictographic reports whether a character is in the blocks of emoji, assigned
// yet or not.
func pictographic(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF }

// families lists the families to try for a character before those that merely
// have it.
func families(want wantedRune) []string {
	if pictographic(want.r) {
		return []string{"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", fontscan.Emoji}
	}
	region, mac, windows := "SC", "Songti SC", "SimSun"
	switch want.query.hint {
	case hanJapanese:
		region, mac, windows = "JP", "Hiragino Mincho ProN", "Yu Mincho"
	case hanKorean:
		region, mac, windows = "KR", "AppleMyungjo", "Batang"
	}
	if want.query.cut.Family == Serif {
		return []string{"Noto Serif CJK " + region, "Source Han Serif " + region, mac, windows, fontscan.Serif}
	}
	switch want.query.hint {
	case hanJapanese:
		mac, windows = "Hiragino Sans", "Yu Gothic"
	case hanKorean:
		mac, windows = "Apple SD Gothic Neo", "Malgun Gothic"
	default:
		mac, windows = "PingFang SC", "Microsoft YaHei"
	}
	return []string{"Noto Sans CJK " + region, "Source Han Sans " + region, mac, windows, fontscan.SansSerif}
}
