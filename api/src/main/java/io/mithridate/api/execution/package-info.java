/** Where the stages of a run are computed. */
@NullMarked
package io.mithridate.api.execution;

import org.jspecify.annotations.NullMarked;
