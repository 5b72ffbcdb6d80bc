/** Tests of the inputs of stages. */
@NullMarked
package io.mithridate.runner.inputs;

import org.jspecify.annotations.NullMarked;
