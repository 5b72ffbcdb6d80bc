/** Which plugins there are and where they were found. */
@NullMarked
package io.mithridate.runner.plugins;

import org.jspecify.annotations.NullMarked;
