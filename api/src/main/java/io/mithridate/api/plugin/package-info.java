/** The declaration of plugins, their options and the services they need. */
@NullMarked
package io.mithridate.api.plugin;

import org.jspecify.annotations.NullMarked;
