package io.mithridate.api.execution;

/**
 * An executor that computes stages on machines other than the one that plans them. Planning
 * therefore cannot check whether the device exists; workers check it on their machines. Only such
 * an executor may return while its tasks continue elsewhere ({@link Executor.Ending#DETACHED}).
 */
public interface RemoteExecutor extends Executor {}
