/** Tests of building plugins. */
@NullMarked
package io.mithridate.runner.wiring;

import org.jspecify.annotations.NullMarked;
