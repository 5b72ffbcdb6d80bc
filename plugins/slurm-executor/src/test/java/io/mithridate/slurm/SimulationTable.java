package io.mithridate.slurm;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;

/** Prints the table of docs/lab/scale.md. */
public final class SimulationTable {

    private SimulationTable() {}

    /** Runs the simulations; there are no arguments. */
    public static void main(String[] arguments) throws Exception {
        LargeMatrix matrix = LargeMatrix.of100000();
        System.out.println(
                "slots ends-early arrays plan-s work/slots-h critical-path-h lost/slots-h"
                        + " makespan-h ratio bound-h ratio-to-bound");
        for (int slots : new int[] {64, 128, 256, 512, 1024}) {
            for (double endsEarly : new double[] {0, 0.1}) {
                Simulation simulation =
                        Simulation.of(
                                matrix,
                                Files.createTempDirectory("simulation"),
                                slots,
                                endsEarly,
                                Set.of());
                System.out.printf(
                        Locale.ROOT,
                        "%d %.1f %d %.1f %.2f %.2f %.2f %.2f %.3f %.2f %.3f%n",
                        slots,
                        endsEarly,
                        simulation.arrays(),
                        simulation.planSeconds(),
                        simulation.work() / slots / 3600,
                        simulation.criticalPath() / 3600,
                        simulation.lost() / slots / 3600,
                        simulation.makespan() / 3600,
                        simulation.makespan() / simulation.simpleBound(),
                        simulation.bound() / 3600,
                        simulation.makespan() / simulation.bound());
            }
        }
    }
}
