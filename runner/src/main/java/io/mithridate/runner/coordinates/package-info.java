/** Which cell of an experiment one is, and what tells it from the others. */
@NullMarked
package io.mithridate.runner.coordinates;

import org.jspecify.annotations.NullMarked;
