package review

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"plumbline/annotate/agreement"
)

// Digits writes a coefficient with two digits and a minus as wide as they are; -0.00 is 0.00.
func Digits(v float64) string {
	return strings.Replace(fmt.Sprintf("%.2f", math.Round(v*100)/100+0), "-", "−", 1)
}

// proper are the metrics that have a name.
var proper = map[agreement.Level]string{agreement.LevelMASI: "MASI", agreement.LevelJaccard: "Jaccard"}

// MetricName is what a metric is called.
func MetricName(level agreement.Level) string { return cmp.Or(proper[level], string(level)) }
