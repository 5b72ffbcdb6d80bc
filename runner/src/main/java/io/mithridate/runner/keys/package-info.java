/** What decides a stage's key: the code that takes part. */
@NullMarked
package io.mithridate.runner.keys;

import org.jspecify.annotations.NullMarked;
