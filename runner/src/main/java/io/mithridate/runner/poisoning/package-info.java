/** The choice of the pairs to poison, their captions, and the record of both. */
@NullMarked
package io.mithridate.runner.poisoning;

import org.jspecify.annotations.NullMarked;
