/** Sentences that a caption implies or contradicts. */
@NullMarked
package io.mithridate.api.text;

import org.jspecify.annotations.NullMarked;
