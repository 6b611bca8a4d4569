//go:build !linux

package store

import "strings"

// onNetwork reports whether path names another computer.
func onNetwork(path string) bool { return strings.HasPrefix(path, `\\`) }
