/** Rules that hold for all modules together. */
@NullMarked
package io.mithridate.architecture;

import org.jspecify.annotations.NullMarked;
