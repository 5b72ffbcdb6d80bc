/** What stages read, each with what stands for it in a stage's key. */
@NullMarked
package io.mithridate.runner.inputs;

import org.jspecify.annotations.NullMarked;
