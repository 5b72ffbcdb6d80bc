/** The pairs that stages train on, and the poison in them. */
@NullMarked
package io.mithridate.runner.stages.pairs;

import org.jspecify.annotations.NullMarked;
