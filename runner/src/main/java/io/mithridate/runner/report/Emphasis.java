package io.mithridate.runner.report;

/** Why a line stands out. */
public enum Emphasis {
    /** It does not. */
    NONE,
    /** It heads what follows. */
    HEAD,
    /** It qualifies the numbers beside it. */
    WARNING,
    /** Something failed. */
    FAILURE
}
