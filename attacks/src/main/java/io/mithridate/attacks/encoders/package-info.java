/** An attack that trains the victim's image tower directly. */
@NullMarked
package io.mithridate.attacks.encoders;

import org.jspecify.annotations.NullMarked;
