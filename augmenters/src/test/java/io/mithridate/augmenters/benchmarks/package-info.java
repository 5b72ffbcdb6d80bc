/** How fast captions are augmented. */
@NullMarked
package io.mithridate.augmenters.benchmarks;

import org.jspecify.annotations.NullMarked;
