/** Turns pairs into batches: the pictures, texts and numbers of each step. */
@NullMarked
package io.mithridate.tensorflow.training.feed;

import org.jspecify.annotations.NullMarked;
