/** The results of a run, put together from what its stages left in the store. */
@NullMarked
package io.mithridate.runner.assembly;

import org.jspecify.annotations.NullMarked;
