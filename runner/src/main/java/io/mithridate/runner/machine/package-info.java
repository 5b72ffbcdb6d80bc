/** Facts about the machine that affect computations: its processor and environment variables. */
@NullMarked
package io.mithridate.runner.machine;

import org.jspecify.annotations.NullMarked;
