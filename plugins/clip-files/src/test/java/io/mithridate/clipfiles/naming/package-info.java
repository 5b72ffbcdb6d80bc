/** Tests of weights that others publish. */
@NullMarked
package io.mithridate.clipfiles.naming;

import org.jspecify.annotations.NullMarked;
