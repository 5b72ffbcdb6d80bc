/**
 * The graph of stages needed for an experiment matrix, each with a key computed from its content.
 */
@NullMarked
package io.mithridate.runner.plan;

import org.jspecify.annotations.NullMarked;
