/** Runs text augmenters on streams of captions and writes the resulting sub-captions. */
@NullMarked
package io.mithridate.runner.augmentation;

import org.jspecify.annotations.NullMarked;
