package xwindow

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

// The requests of the X protocol that are needed to close a window, which no
// tool does without a window manager.
const (
	requestInternAtom    = 16
	requestSendEvent     = 25
	requestGetInputFocus = 43
	eventClientMessage   = 33
)

// deleteWindow sends a window the message that its cross was clicked.
func deleteWindow(display int, window uint32) error {
	conn, err := net.Dial("unix", fmt.Sprintf("/tmp/.X11-unix/X%d", display))
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(Patience)); err != nil {
		return err
	}
	if err := greet(conn); err != nil {
		return err
	}
	protocols, err := atom(conn, "WM_PROTOCOLS")
	if err != nil {
		return err
	}
	deletion, err := atom(conn, "WM_DELETE_WINDOW")
	if err != nil {
		return err
	}
	if _, err := conn.Write(clientMessage(window, protocols, deletion)); err != nil {
		return err
	}
	// An answer to anything means that what was sent before has been done.
	_, err = ask(conn, []byte{requestGetInputFocus, 0, 1, 0})
	return err
}

// greet opens the conversation, little-endian and without a password.
func greet(conn io.ReadWriter) error {
	if _, err := conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(conn, head); err != nil {
		return err
	}
	rest := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(conn, rest); err != nil {
		return err
	}
	if head[0] != 1 {
		return fmt.Errorf("the X server refuses: %q", rest)
	}
	return nil
}

// atom is the number the server has for a name.
func atom(conn io.ReadWriter, name string) (uint32, error) {
	padded := (len(name) + 3) / 4 * 4
	request := make([]byte, 8+padded)
	request[0] = requestInternAtom
	binary.LittleEndian.PutUint16(request[2:], uint16(len(request)/4))
	binary.LittleEndian.PutUint16(request[4:], uint16(len(name)))
	copy(request[8:], name)
	reply, err := ask(conn, request)
	if err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint32(reply[8:]), nil
}

// ask sends a request and reads its reply, all of which fit into 32 bytes.
func ask(conn io.ReadWriter, request []byte) ([]byte, error) {
	if _, err := conn.Write(request); err != nil {
		return nil, err
	}
	for reply := make([]byte, 32); ; {
		if _, err := io.ReadFull(conn, reply); err != nil {
			return nil, err
		}
		switch reply[0] {
		case 0:
			return nil, errors.New("the X server reports an error")
		case 1:
			return reply, nil
		}
	}
}

func clientMessage(window, kind, first uint32) []byte {
	request := make([]byte, 44)
	request[0] = requestSendEvent
	binary.LittleEndian.PutUint16(request[2:], uint16(len(request)/4))
	binary.LittleEndian.PutUint32(request[4:], window)
	event := request[12:]
	event[0], event[1] = eventClientMessage, 32
	binary.LittleEndian.PutUint32(event[4:], window)
	binary.LittleEndian.PutUint32(event[8:], kind)
	binary.LittleEndian.PutUint32(event[12:], first)
	return request
}
