/** The files in the folder of a run. */
@NullMarked
package io.mithridate.runner.runs;

import org.jspecify.annotations.NullMarked;
