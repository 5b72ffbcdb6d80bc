package io.mithridate.runner.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The style and update interval of progress bars. */
final class Bars {

    private static final int REDRAW_MILLIS = 250;

    private Bars() {}

    /** Returns a builder of progress bars for a terminal. */
    static ProgressBarBuilder on(Terminal terminal) {
        return new ProgressBarBuilder()
                .setStyle(style(terminal))
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.stream()));
    }

    private static ProgressBarStyle style(Terminal terminal) {
        if (!terminal.unicode()) {
            return ProgressBarStyle.ASCII;
        }
        return terminal.colour()
                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                : ProgressBarStyle.UNICODE_BLOCK;
    }
}
