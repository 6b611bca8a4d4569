package xwindow

import (
	"fmt"
	"image"
	"io"
	"sync"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

var quiet sync.Once

// Picture is what the upper left part of the screen shows. The server is asked itself,
// which takes a small part of the time of a program that does: tests look after every key.
func (d *Display) Picture(width, height int) (*image.RGBA, error) {
	quiet.Do(func() { xgb.Logger.SetOutput(io.Discard) }) // it reports that there is no password, and the end
	conn, err := xgb.NewConnDisplay(d.Name())
	if err != nil {
		return nil, fmt.Errorf("connecting to display %s: %w", d.Name(), err)
	}
	defer conn.Close()
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	const allPlanes = 1<<32 - 1
	shown, err := xproto.GetImage(
		conn, xproto.ImageFormatZPixmap, xproto.Drawable(root), 0, 0, uint16(width), uint16(height), allPlanes,
	).Reply()
	if err != nil {
		return nil, fmt.Errorf("taking a picture of display %s: %w", d.Name(), err)
	}
	if len(shown.Data) != 4*width*height {
		return nil, fmt.Errorf("the picture has %d bytes, want %d", len(shown.Data), 4*width*height)
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := 0; i < len(shown.Data); i += 4 { // blue, green, red, nothing
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = shown.Data[i+2], shown.Data[i+1], shown.Data[i], 255
	}
	return picture, nil
}
