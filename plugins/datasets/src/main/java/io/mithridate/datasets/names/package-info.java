/** The names of classes, and the sentences that they are inserted into. */
@NullMarked
package io.mithridate.datasets.names;

import org.jspecify.annotations.NullMarked;
