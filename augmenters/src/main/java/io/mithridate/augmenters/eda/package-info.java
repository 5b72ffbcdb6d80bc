/** Easy data augmentation, the text augmentation of CleanCLIP. */
@NullMarked
package io.mithridate.augmenters.eda;

import org.jspecify.annotations.NullMarked;
