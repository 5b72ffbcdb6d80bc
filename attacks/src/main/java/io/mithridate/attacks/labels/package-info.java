/** Poisoning that leaves captions as they are. */
@NullMarked
package io.mithridate.attacks.labels;

import org.jspecify.annotations.NullMarked;
