/** Checkpoint files: named tensors on disk, read with full validation and written atomically. */
@NullMarked
package io.mithridate.tensorflow.checkpoint;

import org.jspecify.annotations.NullMarked;
