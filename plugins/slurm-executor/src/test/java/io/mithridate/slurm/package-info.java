@NullMarked
package io.mithridate.slurm;

import org.jspecify.annotations.NullMarked;
