/** The execution of a run's stages, on this machine or elsewhere. */
@NullMarked
package io.mithridate.api.execution;

import org.jspecify.annotations.NullMarked;
