package io.mithridate.api.execution;

/**
 * An executor that computes stages on other machines than the one that plans, so that a plan cannot
 * tell whether the device is there. Workers look for it where they are. Only such an executor may
 * leave its tasks to others ({@link Executor.Ending#LEFT}).
 */
public interface RemoteExecutor extends Executor {}
