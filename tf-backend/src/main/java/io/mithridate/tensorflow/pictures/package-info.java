/** Caches for decoded pictures, so that training need not decode them again. */
@NullMarked
package io.mithridate.tensorflow.pictures;

import org.jspecify.annotations.NullMarked;
