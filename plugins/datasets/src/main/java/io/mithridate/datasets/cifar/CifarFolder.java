package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.ClassFolders;
import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.IndexedImages;
import io.mithridate.datasets.files.LabelledListing;
import io.mithridate.datasets.names.NameFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The content of a CIFAR folder of any version.
 *
 * @param classes the names of the classes, with underscores replaced by spaces
 * @param train the training photographs
 * @param test the test photographs
 * @param bad the files that cannot be used
 */
record CifarFolder(Classes classes, LabelledImages train, LabelledImages test, List<BadRows> bad) {

    private static final int BATCHES = 5;

    CifarFolder {
        bad = List.copyOf(bad);
    }

    /**
     * Opens a folder.
     *
     * @throws UncheckedIOException if it does not exist or is not a CIFAR folder; the message says
     *     where to get the data
     * @throws IllegalArgumentException if files are damaged
     */
    static CifarFolder open(Cifar.Options options, ImageDecoder decoder) {
        Path folder = options.folder();
        if (Files.exists(folder.resolve("test_batch.bin"))) {
            Classes classes = readNames(folder.resolve("batches.meta.txt"));
            List<Path> batches =
                    IntStream.rangeClosed(1, BATCHES)
                            .mapToObj(i -> folder.resolve("data_batch_%d.bin".formatted(i)))
                            .toList();
            return openBinary(classes, batches, folder.resolve("test_batch.bin"), 1, options);
        }
        if (Files.exists(folder.resolve("test.bin"))) {
            Classes classes = readNames(folder.resolve("fine_label_names.txt"));
            List<Path> batches = List.of(folder.resolve("train.bin"));
            return openBinary(classes, batches, folder.resolve("test.bin"), 2, options);
        }
        if (Files.isDirectory(folder.resolve("train"))
                && Files.isDirectory(folder.resolve("test"))) {
            BadRows badTraining = badRows("train", options);
            BadRows badTests = badRows("test", options);
            ClassFolders train = ClassFolders.list(folder.resolve("train"), badTraining);
            ClassFolders test = ClassFolders.list(folder.resolve("test"), badTests);
            if (!train.classes().equals(test.classes())) {
                throw new IllegalArgumentException(
                        "'%s' has other classes in 'train' than in 'test'".formatted(folder));
            }
            return new CifarFolder(
                    withSpaces(train.classes()),
                    photographs(train, badTraining, options, decoder),
                    photographs(test, badTests, options, decoder),
                    List.of(badTraining, badTests));
        }
        throw FileFailure.of(
                "there is no CIFAR in the folder '%s'. Get the binary version from https://www.cs.toronto.edu/~kriz/cifar.html, unpack it, and name its folder (cifar-10-batches-bin or cifar-100-binary) in 'folder'"
                        .formatted(folder));
    }

    private static BadRows badRows(String part, Cifar.Options options) {
        return new BadRows(options.folder().resolve(part).toString(), options.maxBadRows());
    }

    /** Returns the photographs from one folder per class. */
    private static LabelledImages photographs(
            ClassFolders folders, BadRows bad, Cifar.Options options, ImageDecoder decoder) {
        LabelledListing listing =
                new LabelledListing(
                        folders.root(),
                        folders.pictures(),
                        Optional.empty(),
                        options.check(),
                        bad,
                        options.tiles() ? new PhotographDecoder(decoder) : decoder);
        LabelledImages all = listing.select(IntStream.range(0, listing.size()).toArray());
        return new IndexedImages(
                all.size(),
                index -> folders.root().getFileName() + "/" + all.id(index),
                all::image,
                all::label,
                listing.contents());
    }

    private static Classes readNames(Path file) {
        return withSpaces(NameFile.classes(file).names());
    }

    private static Classes withSpaces(List<String> names) {
        return new Classes(names.stream().map(name -> name.replace('_', ' ')).toList());
    }

    private static CifarFolder openBinary(
            Classes classes, List<Path> batches, Path test, int labels, Cifar.Options options) {
        return new CifarFolder(
                classes,
                new BinaryPhotographs(batches, labels, classes.size(), options.check()),
                new BinaryPhotographs(List.of(test), labels, classes.size(), options.check()),
                List.of());
    }
}
