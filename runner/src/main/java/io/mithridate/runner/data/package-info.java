/** What the data of an experiment hold, found out by looking at a sample of them. */
@NullMarked
package io.mithridate.runner.data;

import org.jspecify.annotations.NullMarked;
