/** Selects the pairs to poison, writes their captions, and records the poisoned pairs. */
@NullMarked
package io.mithridate.runner.poisoning;

import org.jspecify.annotations.NullMarked;
