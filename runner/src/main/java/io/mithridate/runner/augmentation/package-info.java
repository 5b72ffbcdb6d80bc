/** Captions in, sub-captions out: streams of lines through a text augmenter. */
@NullMarked
package io.mithridate.runner.augmentation;

import org.jspecify.annotations.NullMarked;
