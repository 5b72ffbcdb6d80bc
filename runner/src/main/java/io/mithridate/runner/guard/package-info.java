/** Refuses what breaks the interface where plugins give it, with the plugin's name. */
@NullMarked
package io.mithridate.runner.guard;

import org.jspecify.annotations.NullMarked;
