/** The results of a run, the statistics over its seeds, and the files that contain them. */
@NullMarked
package io.mithridate.runner.results;

import org.jspecify.annotations.NullMarked;
