/** Which pairs are poisoned, with which captions, and how that is written down. */
@NullMarked
package io.mithridate.runner.poisoning;

import org.jspecify.annotations.NullMarked;
