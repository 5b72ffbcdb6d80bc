/** The findings in the data of an experiment, from a sample of them. */
@NullMarked
package io.mithridate.runner.data;

import org.jspecify.annotations.NullMarked;
