/** Triggers that are defined by their frequencies: very high ones of colour, or low ones alone. */
@NullMarked
package io.mithridate.attacks.frequencies;

import org.jspecify.annotations.NullMarked;
