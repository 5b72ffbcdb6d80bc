/** Finds triggers by optimizing the inputs of a suspicious model. */
@NullMarked
package io.mithridate.defenses.inversion;

import org.jspecify.annotations.NullMarked;
