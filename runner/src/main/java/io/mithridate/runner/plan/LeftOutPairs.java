package io.mithridate.runner.plan;

import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.store.Artifact;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The pairs that a stage left out of training because their pictures cannot be decoded, stored as
 * {@code made/left-out.json} of the stage's artifact unless there are none. The reasons contain
 * file locations, which may differ between two computations of one key.
 *
 * @param count the number of pairs
 * @param named the first pairs, at most a thousand
 */
public record LeftOutPairs(long count, List<LeftOut> named) {

    /** The maximum number of named pairs; the same as for rows left out of a data set. */
    private static final int MAX_NAMED = 1000;

    /** The path of the file in an artifact; the file is absent if no pair was left out. */
    public static final String FILE = Artifact.MADE + "/left-out.json";

    public LeftOutPairs {
        named = List.copyOf(named);
    }

    /** Creates a record of these pairs, of which the first thousand are named. */
    static LeftOutPairs of(Collection<LeftOut> all) {
        return new LeftOutPairs(all.size(), all.stream().limit(MAX_NAMED).toList());
    }

    /** Reads the pairs that an artifact's stage left out of training. */
    public static LeftOutPairs read(Artifact artifact) throws IOException {
        Path file = file(artifact.folder());
        return Files.exists(file) ? StoredJson.read(file, LeftOutPairs.class) : of(List.of());
    }

    /** Writes the file of an artifact, unless there are no pairs. */
    void write(Path folder) throws IOException {
        if (count > 0) {
            Files.createDirectories(folder.resolve(Artifact.MADE));
            StoredJson.write(file(folder), this);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve(FILE);
    }
}
