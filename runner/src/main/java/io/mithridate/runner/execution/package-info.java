/** Executors that run a run's stages on one machine, in one process or in several. */
@NullMarked
package io.mithridate.runner.execution;

import org.jspecify.annotations.NullMarked;
