/** Training of image-text models: objectives, losses, views, the loop and the fine-tuner. */
@NullMarked
package io.mithridate.tensorflow.training;

import org.jspecify.annotations.NullMarked;
