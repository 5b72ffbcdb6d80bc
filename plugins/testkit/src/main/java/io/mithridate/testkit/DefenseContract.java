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

/**
 * The contract of every defense. The defense is run on a small {@link DefenseMaterial} to the
 * extent that its kind allows.
 */
public interface DefenseContract extends PluginContract {

    /** Returns a new defense with the options under test. */
    Defense defense();

    @Override
    default Class<?> plugin() {
        return defense().getClass();
    }

    /** Returns the material that the defense is run on. */
    default DefenseMaterial material() {
        return new SquareMaterial();
    }

    /** Returns the setting that the options are validated against. */
    default Setting setting() {
        return new Setting(
                new Classes(List.of("apple", "dog", "banana", "old book", "cat")),
                32,
                new Setting.Pairs(1000, 1000, 1000),
                1000);
    }

    /**
     * {@code requires()} always returns the same value; the planner derives a stage's inputs and
     * cache key from it.
     */
    @Test
    default void requirementsAreSettled() {
        assertThat(defense().requires())
                .as("requires(), which must return the same value every time")
                .isNotNull()
                .doesNotContainNull()
                .isEqualTo(defense().requires());
        assertThat(defense().access()).containsAll(defense().requires());
    }

    /** The options under test are valid for the setting under test. */
    @Test
    default void acceptsItsSetting() {
        assertThat(defense().complaints(setting()))
                .as("complaints of the options under test about the setting under test")
                .isEmpty();
    }

    /**
     * The defense uses only what it has access to, leaves the suspect unchanged, and returns a
     * model that is outside the scratch folder and can be opened.
     */
    @Test
    default void worksOnWhatItAskedFor(@TempDir Path folder) {
        DefenseMaterial material = material();
        Defense defense = defense();

        DefenseTrial trial = trial(defense, material, folder);

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
                                    .as("the model is in the scratch folder, which is deleted")
                                    .isFalse();
                            assertThat(model.folder().toAbsolutePath().normalize())
                                    .as("the folder of the model, within those of the context")
                                    .startsWithRaw(folder.toAbsolutePath().normalize());
                            assertOpens(model, material);
                        });
    }

    private DefenseTrial trial(Defense defense, DefenseMaterial material, Path folder) {
        return DefenseTrial.of(
                PluginClass.of(plugin()).name(), defense, material, folder, new Seed(1));
    }

    private static void assertOpens(Checkpoint checkpoint, DefenseMaterial material) {
        try (ImageTextModel model = material.models().open(checkpoint)) {
            assertThat(model.embedTexts(List.of(material.pairs().caption(0))).values())
                    .as("the embedding of a text")
                    .isNotEmpty()
                    .doesNotContain(Float.NaN);
        }
    }

    /** The result depends only on the seed, so that it is the same in every run. */
    @Test
    default void oneSeedGivesOneResult(@TempDir Path one, @TempDir Path other) {
        DefenseTrial first = trial(defense(), material(), one);
        DefenseTrial second = trial(defense(), material(), other);

        assertThat(second.found())
                .as("findings of a second run by the same seed")
                .isEqualTo(first.found());
        assertThat(second.model().map(model -> DefenseTrial.files(model.folder())))
                .as("files of the model of a second run by the same seed")
                .isEqualTo(first.model().map(model -> DefenseTrial.files(model.folder())));
    }
}
