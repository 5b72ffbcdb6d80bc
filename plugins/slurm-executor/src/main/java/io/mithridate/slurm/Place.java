package io.mithridate.slurm;

/**
 * An element of a job array of a run.
 *
 * @param array the array's folder within the run's folder of Slurm, such as {@code 1/3}: the third
 *     array of the first submission
 * @param id the element's number within the array, from 0
 */
record Place(String array, int id) {}
