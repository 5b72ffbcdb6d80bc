/**
 * The {@code emoji-scenes} data set: pictures composed from emoji artwork, captions true by
 * construction.
 */
@NullMarked
package io.mithridate.datasets.emojiscenes;

import org.jspecify.annotations.NullMarked;
