/** Tests of lists and descriptions. */
@NullMarked
package io.mithridate.runner.inspection;

import org.jspecify.annotations.NullMarked;
