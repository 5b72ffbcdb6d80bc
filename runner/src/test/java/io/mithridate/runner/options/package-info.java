/** Tests of describing, binding and writing options. */
@NullMarked
package io.mithridate.runner.options;

import org.jspecify.annotations.NullMarked;
