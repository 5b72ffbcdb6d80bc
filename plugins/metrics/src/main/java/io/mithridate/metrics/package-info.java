/** Metrics of a model and of the backdoor in it: shares of ranked test pictures. */
@NullMarked
package io.mithridate.metrics;

import org.jspecify.annotations.NullMarked;
