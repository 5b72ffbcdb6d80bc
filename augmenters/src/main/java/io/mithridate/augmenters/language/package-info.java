/** English words: tokenization, articles, prepositions and closed classes. */
@NullMarked
package io.mithridate.augmenters.language;

import org.jspecify.annotations.NullMarked;
