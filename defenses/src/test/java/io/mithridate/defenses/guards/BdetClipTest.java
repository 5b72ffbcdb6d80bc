package io.mithridate.defenses.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.defenses.FixedPlugins;
import io.mithridate.defenses.NamedDefense;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BdetClipTest implements DefenseContract {

    private record NoOptions() {}

    @TempDir private Path work;

    @Override
    public InputDetector defense() {
        return withQuantile(0);
    }

    @Override
    public DefenseMaterial material() {
        return new BeachMaterial(true);
    }

    private static BdetClip withQuantile(double quantile) {
        return new BdetClip(
                new BdetClip.Options(
                        7,
                        new PluginRef<>(TextAugmenter.class, "random-caption", new NoOptions()),
                        200,
                        quantile),
                new BeachMaterial(true).decoder(),
                new BeachMaterial(true).plugins());
    }

    @Test
    void unrelatedSentenceDoesNotNameTheClassInEitherCase() {
        Iterator<String> captions =
                List.of("a french horn on a chair", "FRENCH HORN", "two cats").iterator();
        TextAugmenter.FittedAugmenter captionAugmenter =
                (name, random) -> {
                    String caption = captions.next();
                    return new Augmentation(
                            List.of(),
                            List.of(new Negative(caption, Negative.Kind.CAPTION, name, caption)));
                };

        assertThat(BdetClip.drawUnrelated(captionAugmenter, "French horn", new Seed(1)))
                .isEqualTo("two cats");
    }

    /** The default sentence is about the beach, like all captions; {@code seas} gives another. */
    @Test
    void usesTheUnrelatedSentenceOfTheNamedAugmenter() {
        BeachMaterial material = new BeachMaterial(true);
        BdetClip seaDefense =
                new BdetClip(
                        new BdetClip.Options(
                                7,
                                new PluginRef<>(TextAugmenter.class, "seas", new NoOptions()),
                                200,
                                0),
                        material.decoder(),
                        material.plugins());

        assertThat(GuardTrial.scores(seaDefense, material, work))
                .isNotEqualTo(GuardTrial.scores(defense(), material, work));
    }

    @Test
    void scoresMatchTheDocumentedExample() {
        BdetClip.OmegaScore omega =
                BdetClip.OmegaScore.zero()
                        .plus(row(1, 0), row(0.8f, 0.6f))
                        .plus(row(0, 1), row(-0.6f, 0.8f));

        assertThat(omega.score(row(1, 0), 0)).isCloseTo(0.8, within(1e-6));
        assertThat(omega.score(row(0.6f, 0.8f), 0)).isCloseTo(0.16, within(1e-6));
        assertThat(omega.score(row(0, 1), 0)).isCloseTo(-0.4, within(1e-6));
    }

    @Test
    void findsPicturesThatAreTiedToTheName() {
        assertThat(GuardTrial.auroc(defense(), new BeachMaterial(true), work)).isEqualTo(1);
    }

    @Test
    void describesClassesWithTheWordsOfCleanCaptions() {
        assertThat(GuardTrial.auroc(defense(), new BeachMaterial(true, false), work)).isEqualTo(1);
    }

    @Test
    void findsNothingInACleanModel() {
        assertThat(GuardTrial.auroc(defense(), new BeachMaterial(false), work))
                .isBetween(0.35, 0.65);
    }

    @Test
    void flagsOnlyTriggeredPicturesByDefault() {
        double[] scores = GuardTrial.scores(defense(), new BeachMaterial(true), work);

        assertThat(Arrays.stream(scores, 0, 30)).allMatch(score -> score <= 0);
        assertThat(Arrays.stream(scores, 30, 60)).allMatch(score -> score > 0);
    }

    @Test
    void aHigherQuantileFlagsMore() {
        double[] scores = GuardTrial.scores(withQuantile(0.5), new BeachMaterial(true), work);

        assertThat(Arrays.stream(scores, 0, 30).filter(score -> score > 0).count())
                .isBetween(5L, 20L);
    }

    @Test
    void complainsAboutAnAugmenterThatFindsNoNegatives() {
        assertThat(NamedDefense.of("bdet-clip", "unrelated=identity", FixedPlugins.bundled()))
                .extracting(bdetClip -> bdetClip.complaints(setting()))
                .isEqualTo(
                        List.of(
                                new OptionComplaint(
                                        "unrelated",
                                        "identity finds no negatives; random-caption finds one of"
                                                + " any name")));
    }

    @Test
    void accessesClassNamesAndCleanPairs() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }

    private static Embeddings row(float... values) {
        return new Embeddings(1, values.length, values);
    }
}
