/** The coordinates of an experiment's cells, and what tells cells apart. */
@NullMarked
package io.mithridate.runner.coordinates;

import org.jspecify.annotations.NullMarked;
