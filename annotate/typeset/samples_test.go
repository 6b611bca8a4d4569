package typeset

import "plumbline/annotate/annotatetest"

// samples are texts in the scripts that projects bring, and what hostile files bring.
var samples = annotatetest.Scripts

// widths to lay samples out in, from less than a letter to more than the text.
var widths = []float32{0, 3, 40, 121.5, 300, 640, 5000}
