package warc

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

func record(kind, uri, block string) string {
	return fmt.Sprintf(
		"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind,
		uri,
		len(block),
		block,
	)
}

func answer(header, body string) string { return "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body }

// input reads parts as one article of their bytes.
func input(data string) *document.Input {
	return document.NewInput("a.warc", []byte(data), "", func(_ context.Context, in *document.Input) (*document.Found, error) {
		return &document.Found{Articles: []document.Article{{Text: string(in.Data)}}}, nil
	})
}

func zipped(t *testing.T, parts ...string) string {
	t.Helper()
	var out bytes.Buffer
	for _, p := range parts {
		w := gzip.NewWriter(&out)
		if _, err := w.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func TestPagesThatWereAnsweredAreArticles(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8"
	records := []string{
		record("warcinfo", "", "software: x"),
		record("request", "https://halyard.example/a", "GET / HTTP/1.1\r\n\r\n"),
		record("response", "https://halyard.example/a", answer(html, "plain page")),
		record("response", "https://halyard.example/gone", strings.Replace(answer(html, "gone"), "200 OK", "404 Gone", 1)),
		record("response", "https://halyard.example/p.png", answer("Content-Type: image/png", "picture")),
		record(
			"response",
			"https://halyard.example/b",
			answer(html+"\r\nTransfer-Encoding: chunked", "8\r\nchunked \r\n4\r\npage\r\n0\r\n\r\n"),
		),
		record("response", "https://halyard.example/c", answer(html+"\r\nTransfer-Encoding: chunked", "no chunks")),
		record("response", "https://halyard.example/d", answer(html+"\r\nContent-Encoding: gzip", zipped(t, "packed page"))),
	}
	for name, data := range map[string]string{"plain": strings.Join(records, ""), "gzip a record": zipped(t, records...)} {
		found, err := read(t.Context(), input(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, a := range found.Articles {
			got = append(got, a.Field(annotate.MetaURL)[len("https://halyard.example/"):]+"="+a.Text)
		}
		if want := "a=plain page b=chunked page c=no chunks d=packed page"; strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %q", name, strings.Join(got, " "), want)
		}
	}
}

func TestAnArchiveThatEndsEarlyKeepsWhatCameBefore(t *testing.T) {
	whole := record("response", "https://halyard.example/a", answer("Content-Type: text/html", "plain page"))
	found, err := read(t.Context(), input(whole+"WARC/1.0\r\nContent-Len"))
	if err != nil || len(found.Articles) != 1 || len(found.Warnings) != 1 {
		t.Errorf("got %+v, %v", found, err)
	}
}

func TestTheOlderFormatIsReadToo(t *testing.T) {
	body := answer("Content-Type: text/html", "plain page")
	arc := "filedesc://a.arc 0.0.0.0 20240312000000 text/plain 4\n1 0 \n\n" + fmt.Sprintf(
		"https://halyard.example/a 10.0.0.1 20240312000000 text/html %d\n%s\n",
		len(body),
		body,
	)
	found, err := read(t.Context(), input(arc))
	if err != nil || len(found.Articles) != 1 || found.Articles[0].Text != "plain page" {
		t.Errorf("got %+v, %v", found, err)
	}
}

func FuzzWARC(f *testing.F) {
	for _, s := range []string{record("response", "https://halyard.example/a", answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n")), "filedesc://a 0 0 text/plain 0\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := input(string(data))
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
