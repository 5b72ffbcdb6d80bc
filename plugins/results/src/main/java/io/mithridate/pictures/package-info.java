/** Pictures in the file formats of other programs, and measurements on pictures. */
@NullMarked
package io.mithridate.pictures;

import org.jspecify.annotations.NullMarked;
