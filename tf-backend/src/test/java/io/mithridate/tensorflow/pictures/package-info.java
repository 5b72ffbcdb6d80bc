/** Tests of the pictures that are kept. */
@NullMarked
package io.mithridate.tensorflow.pictures;

import org.jspecify.annotations.NullMarked;
