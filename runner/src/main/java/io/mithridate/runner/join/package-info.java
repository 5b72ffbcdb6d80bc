/** Joins several runs into one. */
@NullMarked
package io.mithridate.runner.join;

import org.jspecify.annotations.NullMarked;
