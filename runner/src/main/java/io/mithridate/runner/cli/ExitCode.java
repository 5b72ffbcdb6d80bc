package io.mithridate.runner.cli;

/** The exit codes that scripts may rely on. */
public final class ExitCode {

    /** All cells are fine. */
    public static final int SUCCESS = 0;

    /** Some cells failed. */
    public static final int CELLS_FAILED = 1;

    /** Usage or configuration is wrong; no work was begun. */
    public static final int CONFIGURATION = 2;

    /** A plugin is broken, or two have one name. */
    public static final int PLUGIN = 3;

    /** A run's folder does not match what would be planned now; no work was begun. */
    public static final int CHANGED = 4;

    /** The run was interrupted. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
