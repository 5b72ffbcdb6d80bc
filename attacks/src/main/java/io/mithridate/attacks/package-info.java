/** The bundled attacks, with one package per family. */
@NullMarked
package io.mithridate.attacks;

import org.jspecify.annotations.NullMarked;
