/** Defenses at a fixed loss of clean accuracy. */
@NullMarked
package io.mithridate.runner.results.budgets;

import org.jspecify.annotations.NullMarked;
