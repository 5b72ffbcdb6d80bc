/** Triggers that leave fewer grey levels than a picture has. */
@NullMarked
package io.mithridate.attacks.quantisation;

import org.jspecify.annotations.NullMarked;
