/** Training curves, step by step: loss, learning rate, pace. */
@NullMarked
package io.mithridate.runner.curves;

import org.jspecify.annotations.NullMarked;
