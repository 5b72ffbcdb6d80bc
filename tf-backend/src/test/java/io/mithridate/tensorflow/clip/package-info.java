/** Tests of clip. */
@NullMarked
package io.mithridate.tensorflow.clip;

import org.jspecify.annotations.NullMarked;
