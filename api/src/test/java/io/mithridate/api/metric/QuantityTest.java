package io.mithridate.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Test
    void mainShareIsAShareWithAColumn() {
        Quantity accuracy = Quantity.mainShare("accuracy", "accuracy", "share of pictures", true);
        assertThat(accuracy)
                .isEqualTo(
                        new Quantity(
                                "accuracy", "accuracy", "share of pictures", "share", true, true));
        assertThat(accuracy.isShare()).isTrue();
        assertThat(new Quantity("norm", "norm", "length", "cosine", true, true).isShare())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy@1", "Accuracy", "", "a--b", "1st", "a b"})
    void rejectsNamesThatAreNotInKebabCase(String name) {
        assertThatThrownBy(() -> Quantity.mainShare(name, "title", "meaning", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("kebab-case");
    }

    @Test
    void rejectsBlankTexts() {
        assertThatThrownBy(() -> new Quantity("norm", " ", "m", "u", true, true))
                .hasMessage("the quantity 'norm' has a blank title");
        assertThatThrownBy(() -> new Quantity("norm", "t", "", "u", true, true))
                .hasMessage("the quantity 'norm' has a blank meaning");
        assertThatThrownBy(() -> new Quantity("norm", "t", "m", "\t", true, true))
                .hasMessage("the quantity 'norm' has a blank unit");
    }
}
