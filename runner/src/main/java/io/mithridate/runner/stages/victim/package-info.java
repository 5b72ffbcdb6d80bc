/**
 * The base model, and victims: models trained on poisoned pairs, or by the attacker's own method.
 */
@NullMarked
package io.mithridate.runner.stages.victim;

import org.jspecify.annotations.NullMarked;
