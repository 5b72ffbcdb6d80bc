/** A victim whose image tower the attacker trains himself. */
@NullMarked
package io.mithridate.attacks.encoders;

import org.jspecify.annotations.NullMarked;
