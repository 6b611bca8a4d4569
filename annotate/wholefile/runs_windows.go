package wholefile

import "syscall"

// Runs reports whether a program with that number runs.
func Runs(pid int) bool {
	const limitedInformation = 0x1000
	handle, err := syscall.OpenProcess(limitedInformation, false, uint32(pid)) //nolint:gosec // numbers of programs are small
	if err != nil {
		return false
	}
	var code uint32
	err = syscall.GetExitCodeProcess(handle, &code)
	const stillActive = 259
	return syscall.CloseHandle(handle) == nil && err == nil && code == stillActive
}
