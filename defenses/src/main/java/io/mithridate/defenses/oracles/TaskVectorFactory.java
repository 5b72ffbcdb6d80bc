package io.mithridate.defenses.oracles;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code task-vector} is. */
public final class TaskVectorFactory implements DefenseFactory<TaskVector.Options> {

    static final String NAME = "task-vector";

    /** Made by {@link java.util.ServiceLoader}. */
    public TaskVectorFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "oracle: takes away from the weights what training on the true trigger adds to them";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Editing Models with Task Arithmetic",
                        "Ilharco et al.",
                        2022,
                        "2212.04089"));
    }

    @Override
    public Class<TaskVector.Options> options() {
        return TaskVector.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return TaskVector.class;
    }
}
