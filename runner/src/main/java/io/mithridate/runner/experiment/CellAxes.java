package io.mithridate.runner.experiment;

/**
 * What cells are told apart by.
 *
 * @param <C> what stands for a cell
 */
public interface CellAxes<C> {

    /** Returns whether there is an axis of a name, or an option at a place. */
    boolean has(String axis);

    /** The value that a cell has on an axis; empty where it has none. */
    String valueOf(String axis, C cell);

    /** What to say to someone who named an axis that there is not. */
    String advice(String axis);
}
