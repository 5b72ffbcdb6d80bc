/** Texts that a caption implies or contradicts, and the words and plurals of English. */
@NullMarked
package io.mithridate.api.text;

import org.jspecify.annotations.NullMarked;
