/** The names of classes and the sentences that they are filled into. */
@NullMarked
package io.mithridate.datasets.names;

import org.jspecify.annotations.NullMarked;
