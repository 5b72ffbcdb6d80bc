/** Benchmarks that are run by hand. */
@NullMarked
package io.mithridate.tensorflow.bench;

import org.jspecify.annotations.NullMarked;
