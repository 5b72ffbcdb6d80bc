/** A small example plugin of each kind, used as templates by {@code mithridate new}. */
@NullMarked
package io.mithridate.examples;

import org.jspecify.annotations.NullMarked;
