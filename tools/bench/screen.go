package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"plumbline/tools/xwindow"
)

// quiet is how long nothing may be painted until a window counts as done.
const quiet = 300 * time.Millisecond

var errNoFrame = errors.New("no frame came")

// screen sees what a display shows as the X server has it. A program's frame
// is there as soon as the server reports damage of it, and not before.
type screen struct {
	conn          *xgb.Conn
	root          xproto.Window
	width, height uint16
	frames        chan time.Time // when something was painted
}

// watch connects to a display and asks to be told of everything painted.
func watch(d *xwindow.Display) (*screen, error) {
	xgb.Logger.SetOutput(io.Discard) // it reports that there is no password, and the end
	conn, err := xgb.NewConnDisplay(d.Name())
	if err != nil {
		return nil, fmt.Errorf("looking at the display: %w", err)
	}
	if err := errors.Join(damage.Init(conn), xtest.Init(conn)); err != nil {
		return nil, err
	}
	if _, err := damage.QueryVersion(conn, 1, 1).Reply(); err != nil {
		return nil, err
	}
	root := xproto.Setup(conn).DefaultScreen(conn)
	s := &screen{conn: conn, root: root.Root, width: root.WidthInPixels, height: root.HeightInPixels, frames: make(chan time.Time, 1<<12)}
	id, err := damage.NewDamageId(conn)
	if err != nil {
		return nil, err
	}
	err = damage.CreateChecked(conn, id, xproto.Drawable(s.root), damage.ReportLevelRawRectangles).Check()
	if err != nil {
		return nil, err
	}
	go s.listen()
	return s, nil
}

func (s *screen) listen() {
	for {
		event, err := s.conn.WaitForEvent()
		if event == nil && err == nil {
			return // closed
		}
		if _, ok := event.(damage.NotifyEvent); ok {
			s.frames <- time.Now()
		}
	}
}

// awaitStill waits until nothing has been painted for a while and returns when the
// last frame came, the zero time if there was none.
func (s *screen) awaitStill() time.Time {
	var last time.Time
	for {
		select {
		case last = <-s.frames:
		case <-time.After(quiet):
			return last
		}
	}
}

// area is a part of the screen.
type area struct {
	x, y          int16
	width, height uint16
}

// form is where Plumbline has its questions, without the bars above and below:
// an answer is seen there, and so is the lamp of the static window.
func (s *screen) form() area {
	return area{x: int16(s.width) - 370, y: 80, width: 360, height: s.height - 140}
}

func (s *screen) look(a area) ([]byte, error) {
	reply, err := xproto.GetImage(s.conn, xproto.ImageFormatZPixmap, xproto.Drawable(s.root), a.x, a.y, a.width, a.height, ^uint32(0)).
		Reply()
	if err != nil {
		return nil, err
	}
	return reply.Data, nil
}

// press presses and releases a key as a keyboard would.
func (s *screen) press(stroke xwindow.Stroke) error {
	code, err := strconv.ParseUint(string(stroke), 10, 8)
	if err != nil {
		return fmt.Errorf("the stroke %q is no place on the keyboard", stroke)
	}
	for _, kind := range []byte{xproto.KeyPress, xproto.KeyRelease} {
		if err := xtest.FakeInputChecked(s.conn, kind, byte(code), 0, s.root, 0, 0, 0).Check(); err != nil {
			return err
		}
	}
	return nil
}

// change presses a key and returns the time until the first frame in which an
// area looks otherwise was on the server. The first frame after a key is not
// always it, and the last one before the window is quiet says that the answer
// is saved, which is another matter; so the pixels are looked at after every
// frame, and the time is when that frame was reported, not when it was looked
// at.
func (s *screen) change(stroke xwindow.Stroke, a area) (time.Duration, error) {
	s.awaitStill()
	before, err := s.look(a)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	if err := s.press(stroke); err != nil {
		return 0, err
	}
	late := time.After(5 * time.Second)
	for {
		select {
		case at := <-s.frames:
			now, err := s.look(a)
			if err != nil {
				return 0, err
			}
			if !bytes.Equal(before, now) {
				return at.Sub(start), nil
			}
		case <-late:
			return 0, fmt.Errorf("the key %s changed nothing: %w", stroke, errNoFrame)
		}
	}
}

func (s *screen) close() { s.conn.Close() }
