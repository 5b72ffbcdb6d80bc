package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.FixedDefenseContext;
import io.mithridate.testkit.SquareMaterial;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoDefenseTest implements DefenseContract {

    @Override
    public Defense defense() {
        return new NoDefense();
    }

    @Test
    void requiresNothingAndReturnsTheSuspect(@TempDir Path work) {
        Checkpoint suspect = new Checkpoint(work.resolve("suspect"), "mini");
        TrainingContext training =
                new TrainingContext("none", work, new Seed(1), TrainingListener.silent());

        assertThat(defense().requires()).isEmpty();
        assertThat(
                        new NoDefense()
                                .purify(
                                        suspect,
                                        new FixedDefenseContext(
                                                "none",
                                                Set.of(),
                                                training,
                                                new SquareMaterial(),
                                                work)))
                .isEqualTo(suspect);
        assertThat(work).isEmptyDirectory();
    }
}
