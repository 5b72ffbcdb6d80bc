/** Tests of graph. */
@NullMarked
package io.mithridate.tensorflow.graph;

import org.jspecify.annotations.NullMarked;
