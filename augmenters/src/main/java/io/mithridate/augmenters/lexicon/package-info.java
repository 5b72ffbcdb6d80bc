/** What may take the place of a piece of a caption so that the caption becomes false. */
@NullMarked
package io.mithridate.augmenters.lexicon;

import org.jspecify.annotations.NullMarked;
