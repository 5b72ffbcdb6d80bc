/** Pairs that stages train on: whose they are, and what poison is among them. */
@NullMarked
package io.mithridate.runner.stages.pairs;

import org.jspecify.annotations.NullMarked;
