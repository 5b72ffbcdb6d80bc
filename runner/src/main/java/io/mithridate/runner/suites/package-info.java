/** Frozen benchmarks, and entries of defenses that were run on them. */
@NullMarked
package io.mithridate.runner.suites;

import org.jspecify.annotations.NullMarked;
