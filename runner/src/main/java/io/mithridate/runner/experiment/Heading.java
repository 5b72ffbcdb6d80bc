package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;
import java.util.List;
import java.util.Optional;

/** The plain values at the top of an experiment. */
record Heading(
        @Option("Names the folder of the experiment's runs.") String name,
        @Option("Root seeds: every combination runs once with each.") List<Long> seeds,
        @Option("The defense that the others are compared with.") Optional<String> baseline) {}
