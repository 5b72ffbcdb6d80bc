/** Patterns as large as the picture that are added to it or blended with it. */
@NullMarked
package io.mithridate.attacks.sums;

import org.jspecify.annotations.NullMarked;
