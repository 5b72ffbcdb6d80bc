/** CLIP architectures, their checkpoints, and models that embed. */
@NullMarked
package io.mithridate.tensorflow.clip;

import org.jspecify.annotations.NullMarked;
