/** The classes: what a picture may hold, what it is called, and which drawings show it. */
@NullMarked
package io.mithridate.datasets.emojiscenes.kinds;

import org.jspecify.annotations.NullMarked;
