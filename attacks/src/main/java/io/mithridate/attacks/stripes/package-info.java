/** Coloured vertical stripes, on a patch or over the whole picture. */
@NullMarked
package io.mithridate.attacks.stripes;

import org.jspecify.annotations.NullMarked;
