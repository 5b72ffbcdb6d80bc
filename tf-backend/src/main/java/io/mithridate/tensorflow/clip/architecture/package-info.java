/** Shapes of CLIPs: towers, presets, and what a checkpoint says of its own. */
@NullMarked
package io.mithridate.tensorflow.clip.architecture;

import org.jspecify.annotations.NullMarked;
