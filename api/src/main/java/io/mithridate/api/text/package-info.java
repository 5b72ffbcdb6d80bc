/** What a caption implies and what it contradicts. */
@NullMarked
package io.mithridate.api.text;

import org.jspecify.annotations.NullMarked;
