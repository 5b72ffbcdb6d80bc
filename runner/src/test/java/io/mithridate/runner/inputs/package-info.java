/** Tests of what stages read. */
@NullMarked
package io.mithridate.runner.inputs;

import org.jspecify.annotations.NullMarked;
