/** The command line. */
@NullMarked
package io.mithridate.runner.cli;

import org.jspecify.annotations.NullMarked;
