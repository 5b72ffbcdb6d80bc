/** The code that takes part in a stage, as its key names it. */
@NullMarked
package io.mithridate.runner.keys;

import org.jspecify.annotations.NullMarked;
