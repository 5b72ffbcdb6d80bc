/** Metrics of models and of their backdoors. */
@NullMarked
package io.mithridate.metrics;

import org.jspecify.annotations.NullMarked;
