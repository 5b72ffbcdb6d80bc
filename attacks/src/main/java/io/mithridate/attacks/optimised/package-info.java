/** Patches that are optimised against a clean model. */
@NullMarked
package io.mithridate.attacks.optimised;

import org.jspecify.annotations.NullMarked;
