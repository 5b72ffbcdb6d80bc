package io.mithridate.runner.options;

import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlScalar;
import java.nio.file.Path;

/**
 * Makes the paths of options absolute, so that a worker elsewhere finds the same files: a path in a
 * file stands against the folder of that file, any other against the working directory.
 */
final class FilePaths {

    private FilePaths() {}

    /**
     * The absolute path.
     *
     * @param path as it was written
     * @param place where it was written
     */
    static Path absolute(Path path, Place place) {
        if (place instanceof Place.InFile in) {
            Path file = Path.of(in.file()).toAbsolutePath();
            return file.resolveSibling(path).normalize();
        }
        return path.toAbsolutePath().normalize();
    }

    /** The scalar that gives the absolute path wherever it is read. */
    static YamlScalar resolved(YamlScalar given, Path absolute) {
        return new YamlScalar(given.place(), absolute.toString(), given.quoted());
    }
}
