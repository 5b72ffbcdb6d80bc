/** What defenders are given, do and find. */
@NullMarked
package io.mithridate.runner.stages.defense;

import org.jspecify.annotations.NullMarked;
