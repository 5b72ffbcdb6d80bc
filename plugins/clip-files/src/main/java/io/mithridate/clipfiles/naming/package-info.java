/** Weights that others publish: in which format a file is, and under which names they lie in it. */
@NullMarked
package io.mithridate.clipfiles.naming;

import org.jspecify.annotations.NullMarked;
