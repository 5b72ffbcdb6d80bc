/** Pictures as files of other programs hold them. */
@NullMarked
package io.mithridate.runner.pictures;

import org.jspecify.annotations.NullMarked;
