/** Frozen benchmarks, and entries with the results of defenses on them. */
@NullMarked
package io.mithridate.runner.suites;

import org.jspecify.annotations.NullMarked;
