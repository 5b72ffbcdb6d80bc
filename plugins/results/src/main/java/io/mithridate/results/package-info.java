/** The results of a run, statistics over its seeds, and result files. */
@NullMarked
package io.mithridate.results;

import org.jspecify.annotations.NullMarked;
