/** What every augmenter and parser must bear: any text at all. */
@NullMarked
package io.mithridate.augmenters.anytext;

import org.jspecify.annotations.NullMarked;
