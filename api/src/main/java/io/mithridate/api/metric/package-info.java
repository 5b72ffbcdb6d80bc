/** Metrics and the evaluation of a model that they share. */
@NullMarked
package io.mithridate.api.metric;

import org.jspecify.annotations.NullMarked;
