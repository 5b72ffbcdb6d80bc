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
        int classCount = SceneClass.read().size();
        assertThat(Defaults.withClasses(classCount).classes())
                .isEqualTo(classCount)
                .isGreaterThanOrEqualTo(80);
    }

    @Test
    void reportsTheNumberOfClassesIfThereAreTooFew() {
        int classCount = SceneClass.read().size();
        assertThatThrownBy(() -> Defaults.withClasses(classCount + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "emoji-scenes has %d classes, so %d cannot be asked for; 'classes' may be 6 to %d"
                                .formatted(classCount, classCount + 1, classCount));
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
