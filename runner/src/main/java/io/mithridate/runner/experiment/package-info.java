/** The content of an experiment file, bound and checked. */
@NullMarked
package io.mithridate.runner.experiment;

import org.jspecify.annotations.NullMarked;
