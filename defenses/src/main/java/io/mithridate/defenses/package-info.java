/** The bundled defenses, one class each. */
@NullMarked
package io.mithridate.defenses;

import org.jspecify.annotations.NullMarked;
