/** Pixel arithmetic for stamping triggers, and the pattern that an attack stores as its state. */
@NullMarked
package io.mithridate.attacks.stamps;

import org.jspecify.annotations.NullMarked;
