/** Runs an experiment, from its plan to the folder with its results. */
@NullMarked
package io.mithridate.runner.run;

import org.jspecify.annotations.NullMarked;
