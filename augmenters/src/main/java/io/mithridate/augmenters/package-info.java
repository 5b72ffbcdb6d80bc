/** The bundled text augmenters, with one package per kind. */
@NullMarked
package io.mithridate.augmenters;

import org.jspecify.annotations.NullMarked;
