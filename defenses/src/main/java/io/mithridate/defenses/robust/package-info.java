/** Defenses that take the place of the victim's training. */
@NullMarked
package io.mithridate.defenses.robust;

import org.jspecify.annotations.NullMarked;
