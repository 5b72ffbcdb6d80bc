/** The coordinates of an experiment's cells, and the differences between cells. */
@NullMarked
package io.mithridate.results.coordinates;

import org.jspecify.annotations.NullMarked;
