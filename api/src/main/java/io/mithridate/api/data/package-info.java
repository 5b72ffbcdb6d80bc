/** Pictures, captions, classes and the data sets that contain them. */
@NullMarked
package io.mithridate.api.data;

import org.jspecify.annotations.NullMarked;
