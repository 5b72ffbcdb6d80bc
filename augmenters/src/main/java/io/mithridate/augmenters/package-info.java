/** The bundled text augmenters, a package for each kind. */
@NullMarked
package io.mithridate.augmenters;

import org.jspecify.annotations.NullMarked;
