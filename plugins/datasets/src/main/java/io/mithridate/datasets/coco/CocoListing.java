package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.PictureChecks;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.SelectedPairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The usable pictures of a list. A picture that is listed several times, under one name or under
 * the names of several copies, is kept once, under its first name and with all captions.
 */
final class CocoListing {

    private static final Pattern COCO_NAME =
            Pattern.compile(
                    "(?:(?:train|val|test)\\d{4}/)?(?:COCO_(?:train|val|test)\\d{4}_)?(\\d{12})\\.jpg");

    private final PictureFolder folder;
    private final List<CaptionJson.Picture> pictures = new ArrayList<>();
    private final Map<Long, Integer> byIdentity = new HashMap<>();
    private final Map<String, Path> byName = new HashMap<>();
    private final List<Long> states = new ArrayList<>();
    private final CheckLevel check;
    private final Optional<String> place;

    /**
     * Checks the pictures.
     *
     * @param heldOut held-out pictures, which must not be used here
     * @param bad collects the pictures that cannot be used
     * @throws IllegalArgumentException if too many pictures cannot be used
     */
    CocoListing(
            PictureFolder folder,
            List<CaptionJson.Picture> listed,
            Optional<CocoListing> heldOut,
            CheckLevel check,
            BadRows bad,
            ImageDecoder decoder) {
        this.folder = folder;
        this.check = check;
        List<CaptionJson.Picture> usable =
                bad.leaveOut(
                        listed,
                        CaptionJson.Picture::place,
                        picture ->
                                picture.captions().isEmpty()
                                        ? Optional.of("it has no caption")
                                        : folder.refusal(picture.name()));
        PictureChecks checks =
                new PictureChecks(
                        folder,
                        usable.size(),
                        picture -> usable.get(picture).name(),
                        check,
                        decoder);
        place = checks.place();
        List<Integer> kept =
                bad.leaveOut(
                        IntStream.range(0, usable.size()).boxed().toList(),
                        i -> usable.get(i).place(),
                        i ->
                                checks.damage(i)
                                        .or(
                                                () ->
                                                        heldOutRefusal(
                                                                heldOut,
                                                                usable.get(i),
                                                                checks.identity(i))));
        for (int i : kept) {
            add(usable.get(i), checks.identity(i), checks.state(i));
        }
        bad.requireFew();
    }

    private Optional<String> heldOutRefusal(
            Optional<CocoListing> heldOut, CaptionJson.Picture picture, long identity) {
        return heldOut.flatMap(others -> others.findFile(picture.name(), identity))
                .map(
                        file ->
                                "'%s' is the same picture as '%s', which is held out"
                                        .formatted(folder.path(picture.name()), file));
    }

    /**
     * Returns the file of the picture with this identity or name; empty if it is not in the list.
     */
    private Optional<Path> findFile(String name, long identity) {
        return Optional.ofNullable(byIdentity.get(identity))
                .map(index -> folder.path(pictures.get(index).name()))
                .or(() -> Optional.ofNullable(byName.get(normalizedName(name))));
    }

    private void add(CaptionJson.Picture picture, long identity, long state) {
        Integer first = byIdentity.putIfAbsent(identity, pictures.size());
        if (first == null) {
            pictures.add(picture);
            states.add(state);
        } else {
            pictures.set(first, pictures.get(first).with(picture.captions()));
        }
        byName.putIfAbsent(normalizedName(picture.name()), folder.path(picture.name()));
    }

    /**
     * Normalizes COCO's file names: {@code COCO_val2014_000000000042.jpg} of 2014 is the same
     * picture as {@code 000000000042.jpg} of 2017. Other names are returned unchanged.
     */
    static String normalizedName(String name) {
        Matcher match = COCO_NAME.matcher(name);
        return match.matches() ? match.group(1) : name;
    }

    /**
     * Returns the name of a picture's file; if several files are the same picture, the first of
     * them.
     */
    String name(int picture) {
        return pictures.get(picture).name();
    }

    /** Returns the number of pictures. */
    int size() {
        return pictures.size();
    }

    /** Returns the pairs of all pictures, one pair per caption. */
    PairSet all(int unreadableAllowed) {
        return select(IntStream.range(0, size()).toArray(), unreadableAllowed);
    }

    /** Returns the pairs of some pictures, given by their numbers. */
    PairSet select(int[] chosen, int unreadableAllowed) {
        Fingerprint state = new Fingerprint().add(check.name());
        place.ifPresent(state::add);
        Arrays.stream(chosen).forEach(picture -> state.add(states.get(picture)));
        List<CaptionJson.Picture> selected = Arrays.stream(chosen).mapToObj(pictures::get).toList();
        Fingerprint digest = new Fingerprint().add(state.text());
        for (CaptionJson.Picture picture : selected) {
            digest.add(picture.name()).add(picture.captions().toString());
        }
        Rows rows = Rows.of(folder, selected);
        return new SelectedPairs(
                rows,
                IntStream.range(0, rows.rows().size()).toArray(),
                unreadableAllowed,
                "coco-" + digest.text());
    }

    /** Pictures with several captions each, as one row per caption. */
    private record Rows(PictureFolder folder, List<Row> rows) implements SelectedPairs.Rows {

        /**
         * A picture with one of its captions.
         *
         * @param caption the number of the caption, from 0
         */
        record Row(CaptionJson.Picture picture, int caption) {}

        /**
         * Creates the rows.
         *
         * @param pictures the pictures, each with at least one caption
         */
        static Rows of(PictureFolder folder, List<CaptionJson.Picture> pictures) {
            return new Rows(
                    folder,
                    pictures.stream()
                            .flatMap(
                                    picture ->
                                            IntStream.range(0, picture.captions().size())
                                                    .mapToObj(caption -> new Row(picture, caption)))
                            .toList());
        }

        private CaptionJson.Picture picture(int row) {
            return rows.get(row).picture();
        }

        /** Returns the picture's name, with a number appended for all captions but the first. */
        @Override
        public String id(int row) {
            int caption = rows.get(row).caption();
            return caption == 0 ? picture(row).name() : picture(row).name() + "#" + (caption + 1);
        }

        @Override
        public ImageData image(int row) {
            return folder.read(picture(row).name(), picture(row).place());
        }

        @Override
        public String caption(int row) {
            return picture(row).captions().get(rows.get(row).caption());
        }

        @Override
        public int first(int row) {
            return row - rows.get(row).caption();
        }

        @Override
        public int[] rowsOfSamePicture(int row) {
            int first = first(row);
            return IntStream.range(first, first + picture(row).captions().size()).toArray();
        }
    }
}
