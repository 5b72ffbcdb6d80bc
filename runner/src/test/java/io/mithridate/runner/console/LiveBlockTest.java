package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.junit.jupiter.api.Test;

class BarBoardTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BarBoard board =
            new BarBoard(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    /** What a person sees: lines, with the two commands that the board gives a terminal. */
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
    void aBarThatDrawsItselfAfterItsEndIsNotDrawn() {
        ProgressBarConsumer bar = board.row();
        bar.accept("one 10 %");
        bar.close();
        bar.accept("one 20 %");

        assertThat(screen()).containsExactly("one 10 %", "");
    }

    @Test
    void twoBarsHaveALineEach() {
        ProgressBarConsumer one = board.row();
        ProgressBarConsumer other = board.row();
        one.accept("one 10 %");
        other.accept("other 10 %");
        one.accept("one 20 %");
        other.accept("other 30 %");

        assertThat(screen()).containsExactly("one 20 %", "other 30 %");
    }

    @Test
    void whatIsSaidStandsAboveTheBars() {
        ProgressBarConsumer one = board.row();
        ProgressBarConsumer other = board.row();
        one.accept("one 10 %");
        other.accept("other 10 %");
        board.say("[1/4] a cell");
        one.accept("one 20 %");

        assertThat(screen()).containsExactly("[1/4] a cell", "one 20 %", "other 10 %");
    }

    @Test
    void aForeignLineStandsAboveTheBarsToo() {
        PrintStream foreign =
                new PrintStream(
                        new LineStream(board::say, StandardCharsets.UTF_8),
                        true,
                        StandardCharsets.UTF_8);
        ProgressBarConsumer one = board.row();
        one.accept("one 10 %");
        foreign.print("a warning ");
        one.accept("one 20 %");
        foreign.printf("of ± 1%nand %s%n", "another");
        one.accept("one 30 %");
        foreign.print("cut off");
        foreign.close();

        assertThat(screen())
                .containsExactly("a warning of ± 1", "and another", "cut off", "one 30 %");
    }

    @Test
    void aBarThatEndsStaysAndTheOthersGoOnBelowIt() {
        ProgressBarConsumer one = board.row();
        ProgressBarConsumer other = board.row();
        one.accept("one 10 %");
        other.accept("other 100 %");
        other.close();
        one.accept("one 20 %");
        other.close();

        assertThat(screen()).containsExactly("other 100 %", "one 20 %");
        one.close();
        assertThat(screen()).containsExactly("other 100 %", "one 20 %", "");
    }

    @Test
    void aBarThatWasNeverDrawnLeavesNothing() {
        board.row().close();
        board.say("done");

        assertThat(screen()).containsExactly("done", "");
    }

    @Test
    void theBarOfTheWholeStandsBelowThoseThatComeLater() {
        ProgressBarConsumer whole = board.lastRow();
        ProgressBarConsumer one = board.row();
        ProgressBarConsumer other = board.row();
        whole.accept("run 0 %");
        one.accept("one 10 %");
        other.accept("other 10 %");
        one.close();
        whole.accept("run 50 %");

        assertThat(screen()).containsExactly("one 10 %", "other 10 %", "run 50 %");
    }
}
