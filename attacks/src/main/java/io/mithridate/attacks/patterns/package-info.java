/**
 * Patterns over the whole picture: waves, blends, stripes, grids, words, frequencies, few levels.
 */
@NullMarked
package io.mithridate.attacks.patterns;

import org.jspecify.annotations.NullMarked;
