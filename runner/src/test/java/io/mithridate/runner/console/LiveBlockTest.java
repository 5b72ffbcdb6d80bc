package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveBlockTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveBlock block =
            new LiveBlock(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    /**
     * Returns the lines on a terminal after it has executed the two commands that the block sends.
     */
    private List<String> screen() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int line = 0;
        int column = 0;
        String text = bytes.toString(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\u001b[K", i)) {
                lines.get(line).setLength(column);
                i += 2;
            } else if (text.startsWith("\u001b[A", i)) {
                line--;
                i += 2;
            } else if (text.charAt(i) == '\r') {
                column = 0;
            } else if (text.charAt(i) == '\n') {
                line++;
                column = 0;
                if (line == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else {
                lines.get(line).replace(column, column + 1, text.substring(i, i + 1));
                column++;
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    @Test
    void replacesTheLinesShownBefore() {
        block.show(List.of("1 of 4", "  one 10 %", "  other 10 %"));
        block.show(List.of("2 of 4", "  other 20 %"));

        assertThat(screen()).startsWith("2 of 4", "  other 20 %").last().asString().isEmpty();
    }

    @Test
    void printsMessagesAboveTheBlock() {
        block.show(List.of("1 of 4", "  one 10 %"));
        block.say("a warning");
        block.show(List.of("2 of 4", "  one 20 %"));

        assertThat(screen()).containsExactly("a warning", "2 of 4", "  one 20 %");
    }

    @Test
    void printsLinesOfAnotherStreamAboveTheBlock() {
        PrintStream otherStream =
                new PrintStream(
                        new LineStream(block::say, StandardCharsets.UTF_8),
                        true,
                        StandardCharsets.UTF_8);
        block.show(List.of("one 10 %"));
        otherStream.print("a warning ");
        block.show(List.of("one 20 %"));
        otherStream.printf("of ± 1%nand %s%n", "another");
        block.show(List.of("one 30 %"));
        otherStream.print("cut off");
        otherStream.close();

        assertThat(screen())
                .containsExactly("a warning of ± 1", "and another", "cut off", "one 30 %");
    }

    @Test
    void removesTheBlockCompletely() {
        block.show(List.of("1 of 4", "  one 10 %"));
        block.say("done");
        block.show(List.of());

        assertThat(screen()).startsWith("done").allMatch(line -> Set.of("done", "").contains(line));
    }
}
