/** Which plugins there are and how they are used, in words for people. */
@NullMarked
package io.mithridate.runner.inspection;

import org.jspecify.annotations.NullMarked;
