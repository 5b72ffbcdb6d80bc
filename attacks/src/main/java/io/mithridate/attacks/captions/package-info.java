/** Attacks that leave pictures as they are and pair them with other captions. */
@NullMarked
package io.mithridate.attacks.captions;

import org.jspecify.annotations.NullMarked;
