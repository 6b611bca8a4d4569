package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// screen is how much of the first screen a window can fill, in pixels: what panels
// leave, and where there are any, without the frame that a window manager adds. It is
// asked once a window has been made.
func screen() fyne.Size {
	const frame = 32
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return fyne.Size{}
	}
	_, _, width, height := monitor.GetWorkarea()
	if mode := monitor.GetVideoMode(); mode != nil && height < mode.Height {
		height -= frame
	}
	return fyne.NewSize(float32(width), float32(height))
}
