/** Results that were computed once, addressed by the key of the stage that computed them. */
@NullMarked
package io.mithridate.runner.store;

import org.jspecify.annotations.NullMarked;
