package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.graph.Variable;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipPresetsTest {

    @ParameterizedTest
    @CsvSource({"RN50, 102007137", "ViT-B/32, 151277313"})
    void haveAsManyParametersAsTheReference(String name, long count) {
        assertThat(countTrainable(ClipPresets.named(name))).isEqualTo(count);
    }

    @Test
    void haveTheReferencesNamesAndShapes() {
        Map<String, String> shapes =
                Parameters.of(ClipPresets.named("RN50")).list().stream()
                        .collect(
                                Collectors.toMap(
                                        variable -> variable.name(),
                                        variable -> Arrays.toString(variable.shape())));
        assertThat(shapes)
                .containsEntry("visual.attnpool.positional_embedding", "[50, 2048]")
                .containsEntry("visual.attnpool.c_proj.weight", "[1024, 2048]")
                .containsEntry("visual.layer4.2.conv2.weight", "[512, 512, 3, 3]")
                .containsEntry("visual.layer2.0.downsample.0.weight", "[512, 256, 1, 1]")
                .containsEntry("token_embedding.weight", "[49408, 512]")
                .containsEntry("text_projection", "[512, 1024]");
    }

    @ParameterizedTest
    @CsvSource({"vit-b-32, ViT-B/32", "RN50x8, RN50x4", "ViT-L-14-336, ViT-L/14@336"})
    void rejectsUnknownNamesListingAllAndTheNearest(String given, String meant) {
        assertThatThrownBy(() -> ClipPresets.named(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + given + "'")
                .hasMessageContaining("RN50, RN101, RN50x4")
                .hasMessageEndingWith("did you mean '" + meant + "'?");
    }

    @Test
    void nameDoesNotDependOnTheActivation() {
        assertThat(ClipPresets.names())
                .allSatisfy(
                        name ->
                                assertThat(ClipPresets.named(name).with(Activation.GELU).name())
                                        .isEqualTo(name))
                .hasSize(9);
        Function<Integer, String> withVocabulary =
                size -> ClipPresets.named("RN50").withTokens(size, 77).name();
        assertThat(withVocabulary.apply(49_408)).isEqualTo("RN50");
        assertThat(withVocabulary.apply(1_000)).isEqualTo("clip");
    }

    /** Returns the number of values that training changes, i.e. all except running statistics. */
    private static long countTrainable(ClipArchitecture architecture) {
        return Parameters.of(architecture).list().stream()
                .filter(variable -> variable.role().trained())
                .mapToLong(Variable::size)
                .sum();
    }
}
