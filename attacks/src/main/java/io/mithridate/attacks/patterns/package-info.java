/**
 * Triggers that cover the whole picture: waves, blends, stripes, grids, words, frequencies, and
 * reduced color levels.
 */
@NullMarked
package io.mithridate.attacks.patterns;

import org.jspecify.annotations.NullMarked;
