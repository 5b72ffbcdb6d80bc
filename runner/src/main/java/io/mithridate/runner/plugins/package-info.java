/** Finds and loads plugins. */
@NullMarked
package io.mithridate.runner.plugins;

import org.jspecify.annotations.NullMarked;
