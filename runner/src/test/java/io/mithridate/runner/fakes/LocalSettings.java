package io.mithridate.runner.fakes;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Creates settings of runs in a folder. The runs compute one stage at a time, in this process. */
public final class LocalSettings {

    private LocalSettings() {}

    /** Returns the usual settings. */
    public static RunSettings in(Path folder) {
        return in(folder, OptionalInt.empty(), PictureCaching.none());
    }

    /**
     * Returns settings with a limit of samples and with cached pictures.
     *
     * @param limit the maximum number of pairs and pictures
     */
    public static RunSettings in(Path folder, OptionalInt limit, PictureCaching pictures) {
        return new RunSettings(
                folder.resolve("runs"),
                folder.resolve("store"),
                List.of(),
                1,
                List.of(),
                limit,
                Duration.ofMinutes(2),
                pictures,
                false,
                false,
                ChosenExecutor.LOCAL,
                "test",
                Optional.empty());
    }
}
