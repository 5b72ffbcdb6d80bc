/** Benchmarks of the speed of stamping. */
@NullMarked
package io.mithridate.attacks.benchmarks;

import org.jspecify.annotations.NullMarked;
