package main

import (
	"fmt"
	"os/exec"
)

// picture writes what the screen shows as PNG. A window has few colours, so
// that a palette shows the same in a third of the bytes.
func (d *rig) picture(path string) error {
	if err := d.display.Screenshot(path); err != nil {
		return err
	}
	out, err := exec.Command("convert", path, "-strip", "+dither", "-colors", "256",
		"-define", "png:compression-level=9", "-define", "png:exclude-chunks=date,time", "PNG8:"+path).CombinedOutput()
	if err != nil {
		return fmt.Errorf("making %s smaller: %w: %s", path, err, out)
	}
	return nil
}
