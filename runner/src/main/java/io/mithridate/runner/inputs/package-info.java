/** The inputs of stages, each with its representation in the stage's key. */
@NullMarked
package io.mithridate.runner.inputs;

import org.jspecify.annotations.NullMarked;
