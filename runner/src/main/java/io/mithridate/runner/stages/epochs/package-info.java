/** Measurements at several epochs of a training. */
@NullMarked
package io.mithridate.runner.stages.epochs;

import org.jspecify.annotations.NullMarked;
