package io.mithridate.runner.cli;

/** The exit codes that scripts may rely on. */
public final class ExitCode {

    /** All cells succeeded. */
    public static final int SUCCESS = 0;

    /** Some cells failed. */
    public static final int CELLS_FAILED = 1;

    /** The usage or the configuration is wrong; no work was started. */
    public static final int CONFIGURATION = 2;

    /** A plugin is broken, or two plugins have the same name. */
    public static final int PLUGIN = 3;

    /** A run's folder does not match the current plan; no work was started. */
    public static final int CHANGED = 4;

    /** The run was interrupted. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
