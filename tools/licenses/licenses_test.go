package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDocsHoldTheLicencesOfEverythingInThePrograms(t *testing.T) {
	root := filepath.Join("..", "..")
	wanted, err := collect(root)
	if err != nil {
		t.Fatalf("collect the licences: %v", err)
	}
	present, err := readCollection(filepath.Join(root, folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, difference := range wanted.differences(present) {
		t.Errorf("%s: %s; run make licenses", folder, difference)
	}
}

func TestEveryFontInTheProgramsIsListed(t *testing.T) {
	contained, err := listBuild(filepath.Join("..", ".."))
	if err != nil {
		t.Fatalf("list what the programs contain: %v", err)
	}
	embedded := make(map[string]bool)
	for _, f := range contained.fonts {
		embedded[f.name()] = true
	}
	for _, name := range []string{"EmojiOneColor.otf", "NotoSans-Regular.ttf", "NotoSerif-Regular.ttf", "NotoNaskhArabic-Regular.ttf"} {
		if !embedded[name] {
			t.Errorf("%s is built into the window and not found", name)
		}
	}
}

func TestDifferencesAreNamed(t *testing.T) {
	wanted := collection{"a/LICENSE": []byte("one"), "b/LICENSE": []byte("two"), "c/LICENSE": []byte("three")}
	present := collection{"a/LICENSE": []byte("one"), "b/LICENSE": []byte("2"), "d/LICENSE": []byte("four")}
	want := []string{
		"b/LICENSE differs from what the programs contain",
		"c/LICENSE is missing",
		"d/LICENSE belongs to nothing that the programs contain",
	}
	if diff := cmp.Diff(want, wanted.differences(present)); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
}

func TestWritingLeavesTheCollectionAndNothingElse(t *testing.T) {
	place := filepath.Join(t.TempDir(), "licenses")
	before := collection{"gone/LICENSE": []byte("old"), "kept/LICENSE": []byte("old")}
	if err := before.write(place); err != nil {
		t.Fatal(err)
	}
	after := collection{"kept/LICENSE": []byte("new"), "README.md": []byte("index")}
	if err := after.write(place); err != nil {
		t.Fatal(err)
	}
	present, err := readCollection(place)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, present); diff != "" {
		t.Errorf("after writing (-want +got):\n%s", diff)
	}
}

func TestLicencesAreFoundWhereTheySpeakForAPackage(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{
		"LICENSE", "NOTICE.txt", "license.go", "README.md",
		"used/LICENSE-font.txt", "used/deep/licence.md", "used/deep/deeper/COPYING",
		"used/deep/testdata/LICENSE", "unused/LICENSE",
	} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name    string
		beneath bool
		want    []string
	}{
		{"of a Go package", false, []string{"LICENSE", "NOTICE.txt", "used/LICENSE-font.txt", "used/deep/licence.md"}},
		{
			"of a package with C sources",
			true,
			[]string{"LICENSE", "NOTICE.txt", "used/LICENSE-font.txt", "used/deep/deeper/COPYING", "used/deep/licence.md"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found, err := licenceTexts(root, map[string]bool{filepath.Join(root, "used", "deep"): test.beneath})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, path := range found {
				inside, err := filepath.Rel(root, path)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, filepath.ToSlash(inside))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("licence files (-want +got):\n%s", diff)
			}
		})
	}
}

func TestALicenceIsKnownByItsWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"                Apache License\n    Version 2.0, January 2004", "Apache-2.0"},
		{"Permission is hereby granted, free\nof charge, to any person", "MIT"},
		{"may be used to endorse\nor promote products derived", "BSD-3-Clause"},
		{"Redistributions in binary form must reproduce the above", "BSD-2-Clause"},
		{"SIL Open Font License Version 1.1", "OFL-1.1"},
		{"GNU GENERAL PUBLIC LICENSE", ""},
	}
	for _, test := range tests {
		if got := kindOf([]byte(test.text)); got != test.want {
			t.Errorf("kindOf(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// differences says, a sentence each, how present deviates from c.
func (c collection) differences(present collection) []string {
	var all []string
	for place, text := range c {
		if have, ok := present[place]; !ok {
			all = append(all, place+" is missing")
		} else if !bytes.Equal(have, text) {
			all = append(all, place+" differs from what the programs contain")
		}
	}
	for place := range present {
		if _, wanted := c[place]; !wanted {
			all = append(all, place+" belongs to nothing that the programs contain")
		}
	}
	sort.Strings(all)
	return all
}
