/** Tests of finding and loading plugins. */
@NullMarked
package io.mithridate.runner.plugins;

import org.jspecify.annotations.NullMarked;
