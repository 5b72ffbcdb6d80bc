/** Tests of the picture cache. */
@NullMarked
package io.mithridate.tensorflow.pictures;

import org.jspecify.annotations.NullMarked;
