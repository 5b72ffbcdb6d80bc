/** Tests of reading experiments. */
@NullMarked
package io.mithridate.runner.experiment;

import org.jspecify.annotations.NullMarked;
