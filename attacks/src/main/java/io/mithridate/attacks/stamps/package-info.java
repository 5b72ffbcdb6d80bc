/** Pixel arithmetic for triggers on pictures, and their form in an attack's state. */
@NullMarked
package io.mithridate.attacks.stamps;

import org.jspecify.annotations.NullMarked;
