/** Benchmarks of the augmenters. */
@NullMarked
package io.mithridate.augmenters.benchmarks;

import org.jspecify.annotations.NullMarked;
