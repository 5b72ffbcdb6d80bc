/** The folder of a run: what is written into it, and read from it. */
@NullMarked
package io.mithridate.runner.runs;

import org.jspecify.annotations.NullMarked;
