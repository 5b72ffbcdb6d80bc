/** Checks an experiment against its data and models before any work. */
@NullMarked
package io.mithridate.runner.check;

import org.jspecify.annotations.NullMarked;
