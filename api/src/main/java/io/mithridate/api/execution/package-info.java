/** The execution of a run's stages, here or elsewhere. */
@NullMarked
package io.mithridate.api.execution;

import org.jspecify.annotations.NullMarked;
