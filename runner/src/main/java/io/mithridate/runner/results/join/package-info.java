/** Several runs as one. */
@NullMarked
package io.mithridate.runner.results.join;

import org.jspecify.annotations.NullMarked;
