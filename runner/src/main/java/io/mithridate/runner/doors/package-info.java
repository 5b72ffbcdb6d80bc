/** Checks of what plugins give back, each with the plugin's name, before anything is made of it. */
@NullMarked
package io.mithridate.runner.doors;

import org.jspecify.annotations.NullMarked;
