/** Where the cells of a matrix run. */
@NullMarked
package io.mithridate.api.execution;

import org.jspecify.annotations.NullMarked;
