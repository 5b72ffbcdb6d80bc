/** How a plugin says what it is, which options it takes and what it needs. */
@NullMarked
package io.mithridate.api.plugin;

import org.jspecify.annotations.NullMarked;
