/** Defenses that replace the victim's training. */
@NullMarked
package io.mithridate.defenses.robust;

import org.jspecify.annotations.NullMarked;
