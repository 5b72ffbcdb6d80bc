/** Tiny plugins that work; a matrix of them runs in a moment and without TensorFlow. */
@NullMarked
package io.mithridate.runner.fakes;

import org.jspecify.annotations.NullMarked;
