/** The bundled data sets, a package for each. */
@NullMarked
package io.mithridate.datasets;

import org.jspecify.annotations.NullMarked;
