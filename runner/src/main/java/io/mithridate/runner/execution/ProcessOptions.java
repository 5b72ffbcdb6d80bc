package io.mithridate.runner.execution;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/** Options of the executor {@code process}; they change no result and are in no key. */
public record ProcessOptions(
        @Option(
                        value =
                                "How many workers there are. Each computes with the threads that"
                                    + " the experiment's compute names; left out: as many as --jobs"
                                    + " says.",
                        min = 1)
                Optional<Integer> workers,
        @Option(
                        value =
                                "How many times a task is begun again whose worker crashed, was"
                                        + " killed, did not answer or took too long or too much"
                                        + " memory. What fails with a message of its own is not"
                                        + " begun again.",
                        defaultValue = "1",
                        min = 0)
                int retries,
        @Option(
                        value =
                                "Seconds after which a task's worker is killed; left out: however"
                                        + " long it takes.",
                        min = 1)
                Optional<Integer> taskTimeout,
        @Option(
                        value =
                                "Seconds after which a worker is killed that has not said that it"
                                        + " is alive, which it does every second.",
                        defaultValue = "60",
                        min = 2)
                int heartbeatTimeout,
        @Option(
                        value =
                                "MiB of resident memory at which a worker is killed; left out:"
                                        + " however much it takes.",
                        min = 1)
                Optional<Integer> memory) {}
