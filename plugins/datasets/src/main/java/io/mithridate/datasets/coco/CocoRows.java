package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.ChosenPairs;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.PictureFolder;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures with several captions each: a row for each caption. */
final class CocoRows implements ChosenPairs.Rows {

    private final PictureFolder folder;
    private final List<CaptionJson.Picture> pictures;
    private final int[] pictureOf;
    private final int[] captionOf;

    /**
     * Rows.
     *
     * @param pictures each with a caption at least
     */
    CocoRows(PictureFolder folder, List<CaptionJson.Picture> pictures) {
        this.folder = folder;
        this.pictures = pictures;
        pictureOf =
                IntStream.range(0, pictures.size())
                        .flatMap(i -> pictures.get(i).captions().stream().mapToInt(caption -> i))
                        .toArray();
        captionOf =
                pictures.stream()
                        .flatMapToInt(picture -> IntStream.range(0, picture.captions().size()))
                        .toArray();
    }

    private CaptionJson.Picture picture(int row) {
        return pictures.get(pictureOf[row]);
    }

    /** Number of rows. */
    int size() {
        return pictureOf.length;
    }

    /**
     * Stands for all rows.
     *
     * @param state stands for the contents of the pictures
     */
    String fingerprint(String state) {
        Fingerprint digest = new Fingerprint().add(state);
        for (CaptionJson.Picture picture : pictures) {
            digest.add(picture.name()).add(picture.captions().toString());
        }
        return "coco-" + digest.text();
    }

    /** The name of the picture for its first caption, with a number for the others. */
    @Override
    public String id(int row) {
        int caption = captionOf[row];
        String name = picture(row).name();
        return caption == 0 ? name : name + "#" + (caption + 1);
    }

    @Override
    public ImageData image(int row) {
        return folder.read(picture(row).name(), picture(row).place());
    }

    @Override
    public String caption(int row) {
        return picture(row).captions().get(captionOf[row]);
    }

    @Override
    public int first(int row) {
        return row - captionOf[row];
    }

    @Override
    public int[] alike(int row) {
        int first = first(row);
        return IntStream.range(first, first + picture(row).captions().size()).toArray();
    }
}
