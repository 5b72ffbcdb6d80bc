/** The plugins and the places where they were found. */
@NullMarked
package io.mithridate.runner.plugins;

import org.jspecify.annotations.NullMarked;
