/** How often sub-captions are as they should be: labelled captions, and the program that scores. */
@NullMarked
package io.mithridate.augmenters.labelled;

import org.jspecify.annotations.NullMarked;
