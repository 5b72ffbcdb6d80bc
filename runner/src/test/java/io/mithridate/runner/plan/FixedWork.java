package io.mithridate.runner.plan;

import java.io.IOException;
import java.util.List;

/** Work that a test defines. */
public record FixedWork(Record inputs, Computation computation) implements StageWork {

    /** Creates a stage that reads a title and other stages. */
    public static Stage stage(
            StageKind kind, String title, List<Stage> inputs, Computation computation) {
        return new StageRegistry((work, plugins) -> "no code")
                .stage(kind, title, new FixedWork(new Inputs(title, inputs), computation));
    }

    @Override
    public void compute(Workspace workspace) throws IOException {
        computation.compute(workspace);
    }

    /** A title and other stages. */
    public record Inputs(String title, List<Stage> stages) {}

    /** The computation of the work. */
    @FunctionalInterface
    public interface Computation {

        /** Computes the artifact. */
        void compute(Workspace workspace) throws IOException;
    }
}
