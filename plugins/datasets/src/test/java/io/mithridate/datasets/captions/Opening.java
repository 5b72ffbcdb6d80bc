package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.CheckLevel;
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
        CheckLevel check,
        int maxBadRows,
        Optional<Path> prompts,
        Optional<Path> poisonCaptions) {

    static Opening of(Path file) {
        return new Opening(
                file,
                new CsvColumns("auto", true, true, "image", "caption", Optional.empty()),
                0,
                0,
                0,
                Optional.empty(),
                1,
                CheckLevel.FILES,
                0,
                Optional.empty(),
                Optional.empty());
    }

    Opening with(CsvColumns other) {
        return new Opening(
                file,
                other,
                pictures,
                heldOut,
                labelled,
                classes,
                seed,
                check,
                maxBadRows,
                prompts,
                poisonCaptions);
    }

    Opening withSplitSizes(int heldOutPictures, int trainPictures, long newSeed) {
        return new Opening(
                file,
                columns,
                trainPictures,
                heldOutPictures,
                labelled,
                classes,
                newSeed,
                check,
                maxBadRows,
                prompts,
                poisonCaptions);
    }

    Opening withLabels(int perSplit, Optional<Path> names) {
        return new Opening(
                file,
                new CsvColumns("auto", true, true, "image", "caption", Optional.of("label")),
                pictures,
                heldOut,
                perSplit,
                names,
                seed,
                check,
                maxBadRows,
                prompts,
                poisonCaptions);
    }

    Opening with(CheckLevel other) {
        return new Opening(
                file,
                columns,
                pictures,
                heldOut,
                labelled,
                classes,
                seed,
                other,
                maxBadRows,
                prompts,
                poisonCaptions);
    }

    Opening withMaxBadRows(int newMaxBadRows) {
        return new Opening(
                file,
                columns,
                pictures,
                heldOut,
                labelled,
                classes,
                seed,
                check,
                newMaxBadRows,
                prompts,
                poisonCaptions);
    }

    Opening withTemplateFiles(Path newPrompts, Path newPoisonCaptions) {
        return new Opening(
                file,
                columns,
                pictures,
                heldOut,
                labelled,
                classes,
                seed,
                check,
                maxBadRows,
                Optional.of(newPrompts),
                Optional.of(newPoisonCaptions));
    }

    ImageCaptions open() {
        return new ImageCaptions(
                new ImageCaptions.Options(
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
                        prompts,
                        poisonCaptions,
                        seed,
                        check,
                        maxBadRows),
                new ImageIoDecoder());
    }
}
