/** Triggers, and the pairs that victims are trained on. */
@NullMarked
package io.mithridate.runner.stages.poison;

import org.jspecify.annotations.NullMarked;
