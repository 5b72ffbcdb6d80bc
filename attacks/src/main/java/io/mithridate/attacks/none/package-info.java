/** The attack that does nothing: what the control victim is trained with. */
@NullMarked
package io.mithridate.attacks.none;

import org.jspecify.annotations.NullMarked;
