/** A survey of an experiment's data, based on a sample. */
@NullMarked
package io.mithridate.runner.data;

import org.jspecify.annotations.NullMarked;
