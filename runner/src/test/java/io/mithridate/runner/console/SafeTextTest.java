package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SafeTextTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream raw = new PrintStream(out, true, StandardCharsets.UTF_8);

    private String printedText() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsEscapeSequencesInNamesAsText() {
        PrintStream text = new Terminal(raw, true, true, true, 80).text();

        text.printf("class %s%n", "cat\u001b[2J\u001b]0;owned\u0007\u009b2J");
        text.println((Object) "a\rb\bc");

        assertThat(printedText())
                .isEqualToNormalizingNewlines(
                        "class cat\\x1b[2J\\x1b]0;owned\\x07\\x9b2J\na\\x0db\\x08c\n");
    }

    @Test
    void keepsColorsTabsLineEndsAndNonAsciiLetters() {
        String text = Style.HEAD.on("größer ± 1 %\t猫", true) + "\r\n";

        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void sanitizesTheBlockAndTheMessagesAboveIt() {
        LiveBlock block = new LiveBlock(raw);
        block.show(List.of("step 1 of victim\u001b[2J"));
        block.say("cat\u001b[2J");

        assertThat(printedText()).contains("cat\\x1b[2J", "victim\\x1b[2J", "\r\u001b[K");
    }

    @Test
    void sanitizesLogWarnings() {
        PrintStream originalErr = System.err;
        System.setErr(raw);
        try {
            LoggerFactory.getLogger(SafeTextTest.class).warn("cat\u001b[2J");
        } finally {
            System.setErr(originalErr);
        }

        assertThat(printedText()).contains("cat?[2J").doesNotContain("\u001b");
    }
}
