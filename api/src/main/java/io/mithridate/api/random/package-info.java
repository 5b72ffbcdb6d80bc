/** Randomness derived from the purpose it is used for, never consumed from a shared stream. */
@NullMarked
package io.mithridate.api.random;

import org.jspecify.annotations.NullMarked;
