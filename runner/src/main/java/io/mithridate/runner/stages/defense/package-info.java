/** The stages of defenses: access to data, work and findings. */
@NullMarked
package io.mithridate.runner.stages.defense;

import org.jspecify.annotations.NullMarked;
