/** Patches that are pasted on pictures: one fixed patch, or new noise for every picture. */
@NullMarked
package io.mithridate.attacks.patches;

import org.jspecify.annotations.NullMarked;
