/** Digests of the code behind each stage, which are part of its key. */
@NullMarked
package io.mithridate.runner.keys;

import org.jspecify.annotations.NullMarked;
