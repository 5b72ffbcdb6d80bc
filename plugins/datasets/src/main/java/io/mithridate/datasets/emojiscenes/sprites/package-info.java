/** The emoji artwork: where each drawing lies in the archive, and its pixels. */
@NullMarked
package io.mithridate.datasets.emojiscenes.sprites;

import org.jspecify.annotations.NullMarked;
