package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.SelectedPairs;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures with several captions each, as one row per caption. */
record CocoRows(PictureFolder folder, List<Row> rows) implements SelectedPairs.Rows {

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
    static CocoRows of(PictureFolder folder, List<CaptionJson.Picture> pictures) {
        return new CocoRows(
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

    /** Returns the picture's name for its first caption, with a number appended for the others. */
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
