/** Sub-captions that somebody else made. */
@NullMarked
package io.mithridate.augmenters.file;

import org.jspecify.annotations.NullMarked;
