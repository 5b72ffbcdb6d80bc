/** The bundled data sets, one package each. */
@NullMarked
package io.mithridate.datasets;

import org.jspecify.annotations.NullMarked;
