/** The bundled attacks, a package for each family. */
@NullMarked
package io.mithridate.attacks;

import org.jspecify.annotations.NullMarked;
