package xwindow

import (
	"os/exec"
	"syscall"
)

// dieWithParent lets a started program not outlive this one.
func dieWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
