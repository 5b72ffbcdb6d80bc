/**
 * Reads CLIP models from files of other programs, trains them further, embeds with them, and writes
 * them back.
 */
@NullMarked
package io.mithridate.clipfiles;

import org.jspecify.annotations.NullMarked;
