/** Rejects results of plugins that violate their interface, with messages that name the plugin. */
@NullMarked
package io.mithridate.runner.guard;

import org.jspecify.annotations.NullMarked;
