/** Digests of the code behind each stage; a stage's key contains its digest. */
@NullMarked
package io.mithridate.runner.keys;

import org.jspecify.annotations.NullMarked;
