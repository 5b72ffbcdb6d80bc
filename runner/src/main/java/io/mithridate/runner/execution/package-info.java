/** How the stages of a run are computed on one machine: in this process, or in several. */
@NullMarked
package io.mithridate.runner.execution;

import org.jspecify.annotations.NullMarked;
