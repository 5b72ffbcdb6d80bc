/** Weights written for other programs. */
@NullMarked
package io.mithridate.tensorflow.export;

import org.jspecify.annotations.NullMarked;
