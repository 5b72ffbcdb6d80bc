/** Statistics over seeds, and what may be claimed. */
@NullMarked
package io.mithridate.runner.results.statistics;

import org.jspecify.annotations.NullMarked;
