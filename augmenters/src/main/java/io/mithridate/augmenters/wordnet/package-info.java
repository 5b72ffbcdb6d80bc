/** What WordNet knows of a word. */
@NullMarked
package io.mithridate.augmenters.wordnet;

import org.jspecify.annotations.NullMarked;
