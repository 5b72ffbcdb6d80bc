/** Pictures that training has decoded, kept so that they need not be decoded again. */
@NullMarked
package io.mithridate.tensorflow.pictures;

import org.jspecify.annotations.NullMarked;
