/** Models that are trained already, which benchmarks begin from. */
@NullMarked
package io.mithridate.suites;

import org.jspecify.annotations.NullMarked;
