/** Models on the way from a victim to a defended model. */
@NullMarked
package io.mithridate.runner.stages.mixture;

import org.jspecify.annotations.NullMarked;
