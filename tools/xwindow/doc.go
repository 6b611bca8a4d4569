// Package xwindow drives a program with a window on an X display of its own:
// it starts the display, presses keys as a person with a certain keyboard
// does, awaits what the program says, and takes pictures.
package xwindow
