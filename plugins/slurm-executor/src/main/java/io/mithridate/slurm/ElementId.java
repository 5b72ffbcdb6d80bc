package io.mithridate.slurm;

/**
 * An element of a job array of a run.
 *
 * @param array the array's folder within the run's Slurm folder, e.g. {@code 1/3}: array 3, counted
 *     from 0, of the first submission
 * @param id the element's number within the array, starting at 0
 */
record ElementId(String array, int id) {}
