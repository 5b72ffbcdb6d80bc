/** Tests that every augmenter and parser accepts any text. */
@NullMarked
package io.mithridate.augmenters.anytext;

import org.jspecify.annotations.NullMarked;
