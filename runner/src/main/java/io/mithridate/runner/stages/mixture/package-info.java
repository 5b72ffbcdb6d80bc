/** Mixtures of a victim and a defended model. */
@NullMarked
package io.mithridate.runner.stages.mixture;

import org.jspecify.annotations.NullMarked;
