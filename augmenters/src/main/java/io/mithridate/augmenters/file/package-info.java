/** Sub-captions that were created elsewhere. */
@NullMarked
package io.mithridate.augmenters.file;

import org.jspecify.annotations.NullMarked;
