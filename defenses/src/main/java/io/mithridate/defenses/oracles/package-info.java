/**
 * Oracles: defenses that have access to the true trigger. They provide a lower bound in tables that
 * defenses without this access cannot be expected to reach.
 */
@NullMarked
package io.mithridate.defenses.oracles;

import org.jspecify.annotations.NullMarked;
