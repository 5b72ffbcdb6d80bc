/**
 * Oracles: defenses that have access to the true trigger. They give tables a lower bound, which
 * defenses without this access cannot be expected to reach.
 */
@NullMarked
package io.mithridate.defenses.oracles;

import org.jspecify.annotations.NullMarked;
