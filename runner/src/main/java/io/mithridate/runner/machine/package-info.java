/** Facts about the machine that computes: its processor, and what changes its arithmetic. */
@NullMarked
package io.mithridate.runner.machine;

import org.jspecify.annotations.NullMarked;
