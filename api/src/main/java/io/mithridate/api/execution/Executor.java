package io.mithridate.api.execution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Decides where cells run: in this process, in worker processes, on a cluster. */
public interface Executor {

    /**
     * Runs all cells and returns when each has an outcome; a failed cell does not stop the others,
     * unless the request says so.
     *
     * @throws InterruptedException if the run is to end; what ran is told to stop
     */
    void execute(Request request, Events events) throws InterruptedException;

    /**
     * What is to run.
     *
     * @param runFolder the run's folder, which holds {@code plan.json} for workers
     * @param cells the cells to run, in order
     * @param jobs how many may run at a time
     * @param failFast whether the first failure ends the run
     * @param inProcess runs one cell in this process
     * @param worker the command that runs a cell elsewhere; the cell's number is added to it
     */
    record Request(
            Path runFolder,
            List<Cell> cells,
            int jobs,
            boolean failFast,
            CellRunner inProcess,
            List<String> worker) {

        public Request {
            cells = List.copyOf(cells);
            worker = List.copyOf(worker);
        }
    }

    /**
     * A cell of the matrix.
     *
     * @param number its number in the plan, from 0
     * @param name for people: "badnets x clean-clip, seed 1"
     * @param facts what an executor may pass on to a scheduler, such as expected memory
     */
    record Cell(int number, String name, Map<String, String> facts) {

        public Cell {
            facts = Map.copyOf(facts);
        }
    }

    /** Runs a cell to its end; what goes wrong is in the outcome. */
    @FunctionalInterface
    interface CellRunner {

        /** Runs a cell. */
        Outcome run(Cell cell);
    }

    /**
     * How a cell ended.
     *
     * @param succeeded whether it has results
     * @param message what went wrong, for people; empty where nothing did
     */
    record Outcome(boolean succeeded, String message) {

        /** All is well. */
        public static Outcome success() {
            return new Outcome(true, "");
        }

        /** Something went wrong. */
        public static Outcome failure(String message) {
            return new Outcome(false, message);
        }
    }

    /** Hears of cells as they begin and end; may be called by several threads. */
    interface Events {

        /** A cell begins. */
        void started(Cell cell);

        /** A cell has ended. */
        void ended(Cell cell, Outcome outcome);
    }
}
