package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.Listed;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens shards on all processors. */
record ShardOpening(SampleFiles files, ShardCache cache) {

    /** A shard, or why it cannot be opened. */
    private record Attempt(Optional<Shard> shard, Optional<RuntimeException> failure) {}

    /**
     * The shards, in the order of their names.
     *
     * @throws IllegalArgumentException if some are damaged; names the first of them
     * @throws UncheckedIOException if the only one that cannot be opened cannot be read
     */
    List<Shard> open(List<String> names) {
        List<Attempt> attempts = names.parallelStream().map(this::attempt).toList();
        List<RuntimeException> failures =
                attempts.stream().flatMap(attempt -> attempt.failure().stream()).toList();
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        if (!failures.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d of %d shards cannot be opened: %s"
                            .formatted(
                                    failures.size(),
                                    names.size(),
                                    Listed.first(
                                            failures.stream()
                                                    .map(each -> String.valueOf(each.getMessage()))
                                                    .toList())));
        }
        return attempts.stream().flatMap(attempt -> attempt.shard().stream()).toList();
    }

    private Attempt attempt(String name) {
        try {
            return new Attempt(
                    Optional.of(Shard.open(Path.of(name), files, cache)), Optional.empty());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }
}
