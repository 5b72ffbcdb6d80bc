/** Triggers, the choice of the pairs to poison, and the pairs that stages train on. */
@NullMarked
package io.mithridate.runner.stages.poison;

import org.jspecify.annotations.NullMarked;
