// Package raster paints what typeset has laid out into pictures: outlines with soft edges,
// emoji in their colours.
package raster
