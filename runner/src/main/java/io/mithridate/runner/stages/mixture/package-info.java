/** Models on the line between a victim and a defended model. */
@NullMarked
package io.mithridate.runner.stages.mixture;

import org.jspecify.annotations.NullMarked;
