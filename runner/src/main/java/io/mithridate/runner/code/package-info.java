/** Which code takes part in a stage, and what can be told of it in a key. */
@NullMarked
package io.mithridate.runner.code;

import org.jspecify.annotations.NullMarked;
