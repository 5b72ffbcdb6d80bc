package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Picture files with their classes, without those that cannot be used. */
public final class LabelledListing {

    private final PictureFolder folder;
    private final CheckLevel check;
    private final List<String> names = new ArrayList<>();
    private final int[] labels;
    private final long[] identities;
    private final long[] states;
    private final String state;

    /**
     * A picture.
     *
     * @param place the position in the list, for messages
     * @param name the file name, relative to the folder
     * @param label the index of the class
     */
    public record Entry(String place, String name, int label) {}

    /**
     * Checks the pictures.
     *
     * @param root the folder of the pictures
     * @param entries the pictures, without duplicates
     * @param others test pictures, whose copies must not be used here
     * @param bad collects the pictures that cannot be used
     * @throws IllegalArgumentException if too many pictures cannot be used, or none can
     */
    public LabelledListing(
            Path root,
            List<Entry> entries,
            Optional<LabelledListing> others,
            CheckLevel check,
            BadRows bad,
            ImageDecoder decoder) {
        folder = new PictureFolder(root);
        this.check = check;
        List<Entry> allowed =
                bad.leaveOut(entries, Entry::place, entry -> folder.refusal(entry.name()));
        PictureChecks checks =
                new PictureChecks(
                        folder,
                        allowed.size(),
                        picture -> allowed.get(picture).name(),
                        check,
                        decoder);
        Map<Long, Path> tested = others.map(LabelledListing::paths).orElse(Map.of());
        List<Integer> kept =
                bad.leaveOut(
                        IntStream.range(0, allowed.size()).boxed().toList(),
                        i -> allowed.get(i).place(),
                        i -> checks.damage(i).or(() -> copyRefusal(checks.identity(i), tested)));
        bad.requireFew();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("'%s' has no pictures".formatted(root));
        }
        Fingerprint digest = new Fingerprint().add(check.name());
        checks.place().ifPresent(digest::add);
        for (int i : kept) {
            Entry entry = allowed.get(i);
            names.add(folder.canonical(entry.name()));
            digest.add(entry.name()).add(entry.label()).add(checks.state(i));
        }
        labels = kept.stream().mapToInt(i -> allowed.get(i).label()).toArray();
        identities = kept.stream().mapToLong(checks::identity).toArray();
        states = kept.stream().mapToLong(checks::state).toArray();
        state = digest.text();
    }

    private static Optional<String> copyRefusal(long identity, Map<Long, Path> tested) {
        return Optional.ofNullable(tested.get(identity))
                .map("it is the same picture as '%s', which may be tested on"::formatted);
    }

    /** Returns the files by identity. */
    private Map<Long, Path> paths() {
        Map<Long, Path> paths = new HashMap<>();
        for (int i = 0; i < identities.length; i++) {
            paths.putIfAbsent(identities[i], folder.path(names.get(i)));
        }
        return paths;
    }

    /** Returns the pictures that are copies of one another. */
    public Copies copies() {
        return Copies.of(identities.length, picture -> identities[picture]);
    }

    /** Returns the name of a picture's file, relative to the folder. */
    String name(int picture) {
        return names.get(picture);
    }

    /** Returns a fingerprint of the pictures' names and contents, but not of their labels. */
    public String contents() {
        Fingerprint digest = new Fingerprint().add(check.name());
        for (int i = 0; i < names.size(); i++) {
            digest.add(names.get(i)).add(states[i]);
        }
        return digest.text();
    }

    /** Returns the number of pictures. */
    public int size() {
        return names.size();
    }

    /** Returns some of the pictures, given by their numbers. */
    public LabelledImages select(int[] pictures) {
        return new IndexedImages(
                pictures.length,
                index -> names.get(pictures[index]),
                index -> folder.read(names.get(pictures[index]), ""),
                index -> labels[pictures[index]],
                new Fingerprint().add(state).add(pictures).text());
    }
}
