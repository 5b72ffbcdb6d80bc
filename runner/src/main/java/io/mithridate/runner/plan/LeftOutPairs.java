package io.mithridate.runner.plan;

import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The pairs that a stage trained without, since their pictures cannot be decoded; at rest {@code
 * made/left-out.json} of its artifact, unless there are none. Reasons name files by their places,
 * in which two computations of one key need not agree.
 *
 * @param count how many there are
 * @param named the first of them
 */
public record LeftOutPairs(long count, List<LeftOut> named) {

    /** As many as are named of the rows that a data set leaves out. */
    private static final int MAX_NAMED = 1000;

    /** The file of an artifact, which is not there where nothing was left out. */
    public static final String FILE = Artifact.MADE + "/left-out.json";

    public LeftOutPairs {
        named = List.copyOf(named);
    }

    /** All of these; the first thousand are named. */
    static LeftOutPairs of(Collection<LeftOut> all) {
        return new LeftOutPairs(all.size(), all.stream().limit(MAX_NAMED).toList());
    }

    /** The pairs that an artifact's stage trained without. */
    public static LeftOutPairs read(Artifact artifact) throws IOException {
        Path file = file(artifact.folder());
        return Files.exists(file) ? StoredJson.read(file, LeftOutPairs.class) : of(List.of());
    }

    /** Writes the file of an artifact, unless there are none. */
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
