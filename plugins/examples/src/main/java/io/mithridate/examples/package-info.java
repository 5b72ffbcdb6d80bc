/** A small plugin of each kind, as {@code mithridate new} copies them. */
@NullMarked
package io.mithridate.examples;

import org.jspecify.annotations.NullMarked;
