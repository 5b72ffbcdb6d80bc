/** Assembles the results of a run from the artifacts of its stages in the store. */
@NullMarked
package io.mithridate.runner.assembly;

import org.jspecify.annotations.NullMarked;
