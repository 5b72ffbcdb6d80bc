/** The lexical data of WordNet. */
@NullMarked
package io.mithridate.augmenters.wordnet;

import org.jspecify.annotations.NullMarked;
