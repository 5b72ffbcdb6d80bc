/** CLIP architectures: towers, presets, and their description in a checkpoint's metadata. */
@NullMarked
package io.mithridate.tensorflow.clip.architecture;

import org.jspecify.annotations.NullMarked;
