/** Backdoor attacks: how training pairs are poisoned and test inputs are triggered. */
@NullMarked
package io.mithridate.api.attack;

import org.jspecify.annotations.NullMarked;
