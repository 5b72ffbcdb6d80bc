package io.mithridate.runner.console;

import io.mithridate.runner.data.SurveyListener;
import java.util.Optional;

/** Shows a bar for each thing that a survey looks at, or log lines where nobody looks. */
public final class SurveyProgress implements SurveyListener, AutoCloseable {

    private final Terminal terminal;
    private Optional<RowProgress> current = Optional.empty();

    /** Nothing is shown yet. */
    public SurveyProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begin(String what, long rows) {
        close();
        RowProgress next = new RowProgress(terminal, what);
        next.begin(rows);
        current = Optional.of(next);
    }

    @Override
    public void advance(int more) {
        current.ifPresent(progress -> progress.advance(more));
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        current.ifPresent(RowProgress::close);
        current = Optional.empty();
    }
}
