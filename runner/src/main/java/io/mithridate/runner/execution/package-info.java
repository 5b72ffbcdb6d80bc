/** How the stages of a run are computed in this process. */
@NullMarked
package io.mithridate.runner.execution;

import org.jspecify.annotations.NullMarked;
