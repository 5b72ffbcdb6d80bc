/** The computation of a run's stages on one machine: in this process, or in several. */
@NullMarked
package io.mithridate.runner.execution;

import org.jspecify.annotations.NullMarked;
