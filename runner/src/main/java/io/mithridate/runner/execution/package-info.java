/** Where cells run when they run in this process. */
@NullMarked
package io.mithridate.runner.execution;

import org.jspecify.annotations.NullMarked;
