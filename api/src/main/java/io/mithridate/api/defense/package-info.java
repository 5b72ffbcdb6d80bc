/** Defenses, organized by what they do and what they need to see. */
@NullMarked
package io.mithridate.api.defense;

import org.jspecify.annotations.NullMarked;
