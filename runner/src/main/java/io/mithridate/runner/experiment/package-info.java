/** What an experiment file says, bound and checked. */
@NullMarked
package io.mithridate.runner.experiment;

import org.jspecify.annotations.NullMarked;
