/** The inputs of stages, each with its form in a stage's key. */
@NullMarked
package io.mithridate.runner.inputs;

import org.jspecify.annotations.NullMarked;
