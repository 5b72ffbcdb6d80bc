/** Triggers, and the choice of the pairs to poison. */
@NullMarked
package io.mithridate.runner.stages.poison;

import org.jspecify.annotations.NullMarked;
