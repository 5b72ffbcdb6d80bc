/** Labeled captions and the program that scores sub-captions with them. */
@NullMarked
package io.mithridate.augmenters.labelled;

import org.jspecify.annotations.NullMarked;
