/** Tests of the matrix. */
@NullMarked
package io.mithridate.runner.matrix;

import org.jspecify.annotations.NullMarked;
