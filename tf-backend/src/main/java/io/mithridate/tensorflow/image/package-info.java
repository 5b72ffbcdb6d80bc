/** Decoding, resizing and augmenting pictures. */
@NullMarked
package io.mithridate.tensorflow.image;

import org.jspecify.annotations.NullMarked;
