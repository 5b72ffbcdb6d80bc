/**
 * Oracles: defenses that are given the true trigger, so that tables have a floor that no defense
 * without it can be expected to reach.
 */
@NullMarked
package io.mithridate.defenses.oracles;

import org.jspecify.annotations.NullMarked;
