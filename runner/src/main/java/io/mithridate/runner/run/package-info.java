/** One run of an experiment, from its plan to its folder of results. */
@NullMarked
package io.mithridate.runner.run;

import org.jspecify.annotations.NullMarked;
