/** Patches that are optimized against a clean model. */
@NullMarked
package io.mithridate.attacks.optimised;

import org.jspecify.annotations.NullMarked;
