/** The graph of stages that a matrix comes to, each with a content key. */
@NullMarked
package io.mithridate.runner.plan;

import org.jspecify.annotations.NullMarked;
