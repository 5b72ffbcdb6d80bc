/** Pretrained models that the suites start from. */
@NullMarked
package io.mithridate.suites;

import org.jspecify.annotations.NullMarked;
