/** The declaration of plugins: what they are, which options they take and what they need. */
@NullMarked
package io.mithridate.api.plugin;

import org.jspecify.annotations.NullMarked;
