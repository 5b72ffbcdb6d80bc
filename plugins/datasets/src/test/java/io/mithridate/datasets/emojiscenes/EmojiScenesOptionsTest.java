package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.Option;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmojiScenesOptionsTest {

    @Test
    void acceptsEveryClass() {
        int most = SceneClass.read().size();
        assertThat(Defaults.withClasses(most).classes()).isEqualTo(most).isGreaterThanOrEqualTo(80);
    }

    @Test
    void reportsTheNumberOfClassesIfThereAreTooFew() {
        int most = SceneClass.read().size();
        assertThatThrownBy(() -> Defaults.withClasses(most + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "emoji-scenes has %d classes, so %d cannot be asked for; 'classes' may be 6 to %d"
                                .formatted(most, most + 1, most));
    }

    @Test
    void defaultsEqualThoseOfTheTests() {
        String stated =
                Arrays.stream(EmojiScenes.Options.class.getRecordComponents())
                        .map(EmojiScenesOptionsTest::withDefault)
                        .collect(Collectors.joining(", ", "Options[", "]"));
        assertThat(Defaults.options().toString()).isEqualTo(stated);
    }

    private static String withDefault(RecordComponent component) {
        return component.getName() + "=" + component.getAnnotation(Option.class).defaultValue();
    }
}
