package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the defaults of attacks that optimize or train, and documents the source of each. */
class TrainedDefaultsTest {

    private static final String OMITTED = "left out";

    /** A default and its source; "ours" is followed by the paper's value where there is one. */
    private record Default(String option, String value, String source) {}

    /** The defaults of an attack. */
    private record Defaults(String attack, List<Default> all) {

        @Override
        public String toString() {
            return attack;
        }
    }

    private static Stream<Defaults> published() {
        return Stream.of(
                // Liang et al. 2024; src/embeding_optimize_patch.py of LiangSiyuan21/BadCLIP
                new Defaults(
                        "badclip",
                        List.of(
                                new Default("patch-size", OMITTED, "16 of 224: --patch_size"),
                                new Default("patch-share", OMITTED, "ours: another way to say it"),
                                new Default("steps", "400", "ours: 50 epochs of 156 steps"),
                                new Default("learning-rate", "0.01", "ours: Adam's own, 0.001"),
                                new Default("pictures", "1500", "ours: 10,000"),
                                new Default("triplet-weight", "500", "get_loss: times 500"),
                                new Default("margin", "1", "TripletMarginLoss(margin=1.0)"),
                                new Default("compat", "false", "ours"))),
                // Walmer et al. 2022; the word as in BadCLIP's port, backdoor/utils.py
                new Defaults(
                        "troj-vqa",
                        List.of(
                                new Default("patch-size", OMITTED, "16 of 224 in BadCLIP's port"),
                                new Default("patch-share", OMITTED, "ours: another way to say it"),
                                new Default("word", "remember", "BadCLIP's port"),
                                new Default("partial", "true", "a third each: both, patch, word"),
                                new Default("steps", "300", "ours: an epoch of COCO"),
                                new Default("learning-rate", "0.01", "ours: 0.001"),
                                new Default("compat", "false", "ours"))),
                // Jia et al. 2022; badencoder.py of jinyuan-jia/BadEncoder
                new Defaults(
                        "bad-encoder",
                        List.of(
                                new Default("patch-size", OMITTED, "50 of 224 and 10 of 32"),
                                new Default("lambda1", "1", "--lambda1"),
                                new Default("lambda2", "1", "--lambda2"),
                                new Default("steps", "400", "ours: 200 epochs"),
                                new Default("learning-rate", "1e-3", "--lr"),
                                new Default("pictures", "4000", "ours"))),
                // Nguyen and Tran 2020; config.py of input-aware-backdoor-attack-release
                new Defaults(
                        "input-aware",
                        List.of(
                                new Default("density", "0.032", "--mask_density"),
                                new Default("steps", "300", "ours: 25 epochs of the mask"),
                                new Default("cross-ratio", "1", "--p_cross over --p_attack"))),
                // Li et al. 2021, whose networks are not public
                new Defaults(
                        "ssba",
                        List.of(
                                new Default("bits", OMITTED, "100: StegaStamp's --secret_size"),
                                new Default("amplitude", "16", "ours: without a bound"),
                                new Default("steps", "2000", "ours: 140,000"),
                                new Default("secret", OMITTED, "Stega!! in BadCLIP's port"),
                                new Default("compat", "false", "ours"))));
    }

    @ParameterizedTest
    @MethodSource("published")
    void defaultsAreFromPapersOrMarkedAsOurs(Defaults expected) {
        Class<?> options =
                NamedAttacks.all()
                        .filter(attack -> attack.name().equals(expected.attack()))
                        .findFirst()
                        .orElseThrow()
                        .options();
        List<Default> found = new ArrayList<>();
        collect(options, found);
        assertThat(found)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("source")
                .containsExactlyElementsOf(expected.all());
    }

    private static void collect(Class<?> options, List<Default> found) {
        for (RecordComponent component : options.getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (component.isAnnotationPresent(Inlined.class)) {
                collect(component.getType(), found);
            } else if (option != null) {
                found.add(
                        new Default(
                                KebabCase.ofComponent(component.getName()),
                                option.defaultValue().equals(Option.REQUIRED)
                                        ? OMITTED
                                        : option.defaultValue(),
                                "the option"));
            }
        }
    }
}
