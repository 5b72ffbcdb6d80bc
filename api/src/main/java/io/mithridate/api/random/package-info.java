/** Randomness that is derived from where it is needed, never consumed from a shared stream. */
@NullMarked
package io.mithridate.api.random;

import org.jspecify.annotations.NullMarked;
