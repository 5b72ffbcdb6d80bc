/** The knowledge of words in WordNet. */
@NullMarked
package io.mithridate.augmenters.wordnet;

import org.jspecify.annotations.NullMarked;
