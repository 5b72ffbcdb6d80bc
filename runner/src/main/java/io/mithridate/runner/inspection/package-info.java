/** The plugins and their use, in words for people. */
@NullMarked
package io.mithridate.runner.inspection;

import org.jspecify.annotations.NullMarked;
