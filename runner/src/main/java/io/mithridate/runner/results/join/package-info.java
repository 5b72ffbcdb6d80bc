/** Joins several runs into one. */
@NullMarked
package io.mithridate.runner.results.join;

import org.jspecify.annotations.NullMarked;
