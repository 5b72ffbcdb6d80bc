/** How fast pictures are stamped. */
@NullMarked
package io.mithridate.attacks.benchmarks;

import org.jspecify.annotations.NullMarked;
