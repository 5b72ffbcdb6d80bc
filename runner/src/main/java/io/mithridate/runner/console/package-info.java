/** The text on the terminal while a run goes on and when it ends. */
@NullMarked
package io.mithridate.runner.console;

import org.jspecify.annotations.NullMarked;
