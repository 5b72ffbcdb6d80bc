/** Metrics of a model, and the evaluation that they share. */
@NullMarked
package io.mithridate.api.metric;

import org.jspecify.annotations.NullMarked;
