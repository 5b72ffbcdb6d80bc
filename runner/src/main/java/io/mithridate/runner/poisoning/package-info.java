/** Selects the pairs to poison, writes their captions, and records both. */
@NullMarked
package io.mithridate.runner.poisoning;

import org.jspecify.annotations.NullMarked;
