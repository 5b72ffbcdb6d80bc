/**
 * Compares defenses at a fixed loss of clean accuracy, and by the attack success that they leave
 * over all losses.
 */
@NullMarked
package io.mithridate.results.budgets;

import org.jspecify.annotations.NullMarked;
