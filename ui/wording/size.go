package wording

import "fmt"

// Size writes a number of bytes as people do.
func Size(bytes int64) string {
	switch {
	case bytes < 1000*1000:
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	case bytes < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
}
