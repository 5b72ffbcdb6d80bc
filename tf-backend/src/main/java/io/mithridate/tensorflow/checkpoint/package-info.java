/** Checkpoint files: named arrays of numbers on disk, read and written safely. */
@NullMarked
package io.mithridate.tensorflow.checkpoint;

import org.jspecify.annotations.NullMarked;
