/** The sentences about a picture, and the pools that they are written from. */
@NullMarked
package io.mithridate.datasets.emojiscenes.captions;

import org.jspecify.annotations.NullMarked;
