/** The graph of stages that a matrix needs, each with a content key. */
@NullMarked
package io.mithridate.runner.plan;

import org.jspecify.annotations.NullMarked;
