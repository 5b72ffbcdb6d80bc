/** Words that are written across pictures. */
@NullMarked
package io.mithridate.attacks.watermarks;

import org.jspecify.annotations.NullMarked;
