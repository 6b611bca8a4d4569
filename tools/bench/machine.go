package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// machine describes what was measured on, and names nobody.
func machine() string {
	return fmt.Sprintf("Measured by `make bench` on %d cores%s, %s, %s, %s; drawn by software, without a graphics card.\n"+
		"Every reference is measured in the same run, in turn with ours. A frame counts from the moment the X server\n"+
		"reports it; a start counts from the execution of the program to the last frame before the window is quiet.\n",
		runtime.NumCPU(), memory(), system(), runtime.GOARCH, runtime.Version())
}

// memory is how much the machine has, where Linux tells.
func memory() string {
	for line := range strings.Lines(contents("/proc/meminfo")) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == "MemTotal:" {
			kib, _ := strconv.ParseFloat(fields[1], 64)
			return fmt.Sprintf(" with %.0f GiB", kib/(1<<20))
		}
	}
	return ""
}

// system is the name and version of the system.
func system() string {
	for line := range strings.Lines(contents("/etc/os-release")) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "PRETTY_NAME="); ok {
			return strings.Trim(name, `"`)
		}
	}
	return runtime.GOOS
}

func contents(path string) string {
	raw, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(raw)
}
