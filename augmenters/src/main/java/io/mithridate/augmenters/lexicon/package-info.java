/** The replacements for a piece of a caption that make the caption false. */
@NullMarked
package io.mithridate.augmenters.lexicon;

import org.jspecify.annotations.NullMarked;
