/** Computes the stages of a run as job arrays of a Slurm cluster. */
@NullMarked
package io.mithridate.slurm;

import org.jspecify.annotations.NullMarked;
