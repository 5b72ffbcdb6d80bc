/** Defenses, told apart by what they do and by what they need to see. */
@NullMarked
package io.mithridate.api.defense;

import org.jspecify.annotations.NullMarked;
