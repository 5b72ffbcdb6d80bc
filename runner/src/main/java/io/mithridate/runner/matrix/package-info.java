/** The cells that an experiment expands to. */
@NullMarked
package io.mithridate.runner.matrix;

import org.jspecify.annotations.NullMarked;
