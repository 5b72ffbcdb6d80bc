package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.text.Augmentation;
import io.mithridate.defenses.FixedPlugins;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the number of augmented texts per caption in four epochs; no two pairs share a caption. */
class AugmentedCaptionsTest {

    @TempDir private Path work;

    private static RobustTraining roClip(boolean compat) {
        return RoClipTest.defense(2, 0.4, RoClip.StrongViews.GEOMETRIC, compat);
    }

    private static RobustTraining safeClip(boolean compat) {
        return SafeClipTest.defense(0, RoClip.StrongViews.GEOMETRIC, compat);
    }

    static Stream<Arguments> onceForAll() {
        return Stream.of(
                Arguments.of("ro-clip", roClip(true), 1),
                Arguments.of("safe-clip", safeClip(true), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onceForAll")
    void releasedCodeAugmentsEachViewOnce(String name, RobustTraining defense, int views) {
        assertThat(texts(defense))
                .hasSize(64)
                .allSatisfy(texts -> assertThat(texts).hasSize(views));
    }

    static Stream<Arguments> inEachEpoch() {
        return Stream.of(
                Arguments.of("ro-clip", roClip(false), 1),
                Arguments.of("safe-clip", safeClip(false), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inEachEpoch")
    void augmentsEachViewAgainInEachEpochByDefault(String name, RobustTraining defense, int views) {
        assertThat(texts(defense))
                .hasSize(64)
                .allSatisfy(texts -> assertThat(texts).hasSizeGreaterThan(views));
    }

    /** Returns the augmented texts of each caption. At least two epochs use all pairs. */
    private Collection<Set<String>> texts(RobustTraining defense) {
        Map<String, Set<String>> textsByCaption = new ConcurrentHashMap<>();
        FixedPlugins numbering =
                FixedPlugins.withEda(
                        corpus ->
                                (caption, random) -> {
                                    String text = caption + " " + random.nextLong();
                                    textsByCaption
                                            .computeIfAbsent(
                                                    caption, key -> ConcurrentHashMap.newKeySet())
                                            .add(text);
                                    return new Augmentation(List.of(text), List.of());
                                });
        RobustTrial trial = new RobustTrial(work, new RobustMaterial(numbering));
        trial.run(defense, trial.base(), "run");
        return textsByCaption.values();
    }
}
