/** CLIP architectures, their checkpoints, and models that embed images and texts. */
@NullMarked
package io.mithridate.tensorflow.clip;

import org.jspecify.annotations.NullMarked;
