/** The work of each stage: base model, attack state, victim, defended model, measurements. */
@NullMarked
package io.mithridate.runner.stages;

import org.jspecify.annotations.NullMarked;
