/** Statistics over seeds, and the claims that they support. */
@NullMarked
package io.mithridate.results.statistics;

import org.jspecify.annotations.NullMarked;
