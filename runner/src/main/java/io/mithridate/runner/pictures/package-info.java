/** Pictures in the file formats of other programs, and measurements on pictures. */
@NullMarked
package io.mithridate.runner.pictures;

import org.jspecify.annotations.NullMarked;
