package xwindow

import (
	"os/exec"
	"syscall"
)

// dieWithParent makes a started program end with this one.
func dieWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
