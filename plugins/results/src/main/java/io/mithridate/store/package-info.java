/** Stores results that were computed once, under the key of the stage that computed them. */
@NullMarked
package io.mithridate.store;

import org.jspecify.annotations.NullMarked;
