/** The bundled defenses, one class each, with its options and its factory. */
@NullMarked
package io.mithridate.defenses;

import org.jspecify.annotations.NullMarked;
