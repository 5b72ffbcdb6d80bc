/** Parsers of captions. */
@NullMarked
package io.mithridate.augmenters.parsing;

import org.jspecify.annotations.NullMarked;
