/** What was computed once, addressed by the key of the stage that computed it. */
@NullMarked
package io.mithridate.runner.store;

import org.jspecify.annotations.NullMarked;
