//go:build unix

package ordinaryfile

import "syscall"

// withoutWaiting opens a pipe at once instead of when somebody writes to it.
const withoutWaiting = syscall.O_NONBLOCK
