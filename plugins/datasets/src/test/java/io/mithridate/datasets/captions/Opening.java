package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.ImageIoDecoder;
import java.nio.file.Path;
import java.util.Optional;

/** Opens caption files with options that a test changes one by one. */
record Opening(
        Path file,
        CsvColumns columns,
        int pictures,
        int heldOut,
        int labelled,
        Optional<Path> classes,
        long seed,
        Check check,
        int maxBadRows) {

    static Opening of(Path file) {
        return new Opening(
                file,
                new CsvColumns("auto", true, true, "image", "caption", Optional.empty()),
                0,
                0,
                0,
                Optional.empty(),
                1,
                Check.FILES,
                0);
    }

    Opening with(CsvColumns other) {
        return new Opening(
                file, other, pictures, heldOut, labelled, classes, seed, check, maxBadRows);
    }

    Opening withShares(int heldOutPictures, int trained, long newSeed) {
        return new Opening(
                file,
                columns,
                trained,
                heldOutPictures,
                labelled,
                classes,
                newSeed,
                check,
                maxBadRows);
    }

    Opening withLabels(int each, Optional<Path> names) {
        return new Opening(
                file,
                new CsvColumns("auto", true, true, "image", "caption", Optional.of("label")),
                pictures,
                heldOut,
                each,
                names,
                seed,
                check,
                maxBadRows);
    }

    Opening with(Check other) {
        return new Opening(
                file, columns, pictures, heldOut, labelled, classes, seed, other, maxBadRows);
    }

    Opening withMaxBadRows(int most) {
        return new Opening(file, columns, pictures, heldOut, labelled, classes, seed, check, most);
    }

    ImageCaptions open() {
        return new ImageCaptions(
                new ImageCaptionsOptions(
                        file,
                        Optional.empty(),
                        columns,
                        pictures,
                        heldOut,
                        labelled,
                        labelled,
                        labelled,
                        labelled,
                        classes,
                        Optional.empty(),
                        Optional.empty(),
                        seed,
                        check,
                        maxBadRows),
                new ImageIoDecoder());
    }
}
