/** Attacks that leave pictures unchanged and pair them with other captions. */
@NullMarked
package io.mithridate.attacks.captions;

import org.jspecify.annotations.NullMarked;
