package dataset

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// newTextReader skips a byte order mark.
func newTextReader(r io.Reader) (io.Reader, error) {
	text := bufio.NewReaderSize(r, bufferSize)
	start, err := text.Peek(len(byteOrderMark))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.Equal(start, []byte(byteOrderMark)) {
		_, err = text.Discard(len(byteOrderMark))
		return text, err
	}
	return text, nil
}
