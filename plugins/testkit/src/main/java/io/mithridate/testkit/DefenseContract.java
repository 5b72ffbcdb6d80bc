package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every defense; it is run on a small material, as far as its kind goes. */
public interface DefenseContract extends PluginContract {

    /** A new defense, with the options that are under test. */
    Defense defense();

    @Override
    default Class<?> plugin() {
        return defense().getClass();
    }

    /** Returns the material that it is run on. */
    default DefenseMaterial material() {
        return new SquareMaterial();
    }

    /** Returns the setting that the options are judged against. */
    default Setting setting() {
        return new Setting(
                new Classes(List.of("apple", "dog", "banana", "old book", "cat")),
                32,
                new Setting.Pairs(1000, 1000, 1000),
                1000);
    }

    /** The planner draws a stage's inputs and key from what a defense requires. */
    @Test
    default void requirementsAreSettled() {
        assertThat(defense().requires())
                .as("requires(), which answers the same whenever it is asked")
                .isNotNull()
                .doesNotContainNull()
                .isEqualTo(defense().requires());
        assertThat(defense().access()).containsAll(defense().requires());
    }

    /** The options under test are right for the setting under test. */
    @Test
    default void hasNoComplaintAboutItsSetting() {
        assertThat(defense().complaints(setting()))
                .as("complaints of the options under test about the setting under test")
                .isEmpty();
    }

    /**
     * The defense uses what it has access to and nothing else, leaves the suspect as it is, and
     * gives back a model that lasts and can be opened.
     */
    @Test
    default void worksOnWhatItAskedFor(@TempDir Path folder) {
        DefenseMaterial material = material();
        Defense defense = defense();

        DefenseTrial trial =
                DefenseTrial.of(
                        PluginClass.of(plugin()).name(), defense, material, folder, new Seed(1));

        assertThat(DefenseTrial.files(trial.suspect().folder()))
                .as(
                        "the suspect's files; the defense must not change them, because other cells"
                                + " share them")
                .isEqualTo(trial.before());
        assertThat(trial.model().isPresent())
                .as("a model of its own comes out, as defends() says")
                .isEqualTo(defense.defends());
        trial.model()
                .ifPresent(
                        model -> {
                            assertThat(model.folder().startsWith(trial.scratch()))
                                    .as("the model is in the scratch folder, which does not last")
                                    .isFalse();
                            assertThat(model.folder().toAbsolutePath().normalize())
                                    .as("the folder of the model, within those of the context")
                                    .startsWithRaw(folder.toAbsolutePath().normalize());
                            assertOpens(model, material);
                        });
    }

    private static void assertOpens(Checkpoint checkpoint, DefenseMaterial material) {
        try (ImageTextModel model = material.models().open(checkpoint)) {
            assertThat(model.embedTexts(List.of(material.pairs().caption(0))).values())
                    .as("the embedding of a text")
                    .isNotEmpty()
                    .doesNotContain(Float.NaN);
        }
    }

    /** A seed decides the result, so that it is the same on every run. */
    @Test
    default void oneSeedGivesOneResult(@TempDir Path one, @TempDir Path other) {
        DefenseTrial first =
                DefenseTrial.of(
                        PluginClass.of(plugin()).name(), defense(), material(), one, new Seed(1));
        DefenseTrial second =
                DefenseTrial.of(
                        PluginClass.of(plugin()).name(), defense(), material(), other, new Seed(1));

        assertThat(second.found())
                .as("findings of a second run by the same seed")
                .isEqualTo(first.found());
        assertThat(second.model().map(model -> DefenseTrial.files(model.folder())))
                .as("files of the model of a second run by the same seed")
                .isEqualTo(first.model().map(model -> DefenseTrial.files(model.folder())));
    }
}
