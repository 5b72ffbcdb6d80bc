/** The spelling of English: words, articles, closed classes. */
@NullMarked
package io.mithridate.augmenters.language;

import org.jspecify.annotations.NullMarked;
