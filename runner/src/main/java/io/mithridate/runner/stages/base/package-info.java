/** The model that everybody starts from. */
@NullMarked
package io.mithridate.runner.stages.base;

import org.jspecify.annotations.NullMarked;
