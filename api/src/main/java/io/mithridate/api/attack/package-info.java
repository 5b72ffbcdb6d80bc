/** Backdoor attacks: how a training pair is poisoned and how a test input is triggered. */
@NullMarked
package io.mithridate.api.attack;

import org.jspecify.annotations.NullMarked;
