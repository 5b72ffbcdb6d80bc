/** Terminal output during and after a run. */
@NullMarked
package io.mithridate.runner.console;

import org.jspecify.annotations.NullMarked;
