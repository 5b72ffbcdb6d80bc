package io.mithridate.clipfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClipNameTest {

    @Test
    void suggestsExactlyTheKnownNames() {
        TextOption annotation =
                Objects.requireNonNull(ClipName.class.getAnnotation(TextOption.class));
        List<String> known = List.of(annotation.known());
        assertThat(known.subList(0, 2)).containsExactly("auto", "custom");
        assertThat(known.subList(2, known.size())).containsExactlyElementsOf(ClipPresets.names());
        assertThat(known).allSatisfy(name -> assertThat(ClipName.parse(name)).hasToString(name));
        assertThat(annotation.value()).contains(known);
    }
}
