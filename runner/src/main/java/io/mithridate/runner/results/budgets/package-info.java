/** Defenses at a fixed loss of clean accuracy, and the attack that they leave over all losses. */
@NullMarked
package io.mithridate.runner.results.budgets;

import org.jspecify.annotations.NullMarked;
