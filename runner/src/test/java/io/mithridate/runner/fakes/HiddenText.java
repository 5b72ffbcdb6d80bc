package io.mithridate.runner.fakes;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.TextOption;

/**
 * Options with a text whose type is only visible in this package.
 *
 * @param hidden the text
 */
public record HiddenText(@Option("A text.") Hidden hidden) {

    @TextOption("a text")
    record Hidden(String text) {

        public static Hidden parse(String text) {
            return new Hidden(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
