/** Victims: models that are trained on poisoned pairs, or in an attack's way. */
@NullMarked
package io.mithridate.runner.stages.victim;

import org.jspecify.annotations.NullMarked;
