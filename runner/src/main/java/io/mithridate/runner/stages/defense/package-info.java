/** The defense stages: access, work and findings. */
@NullMarked
package io.mithridate.runner.stages.defense;

import org.jspecify.annotations.NullMarked;
