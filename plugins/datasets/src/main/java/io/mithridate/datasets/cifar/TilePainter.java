package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import java.util.Arrays;

/**
 * Paints tiles: photographs at their original resolution on plain gray, each with its outermost two
 * pixels covered by its frame.
 */
record TilePainter(LabelledImages photographs, PhotographDecoder decoder) {

    private static final int FRAME_PIXELS = 2;

    /**
     * Returns the picture of a tile.
     *
     * @throws io.mithridate.api.data.CorruptImageException if a photograph cannot be decoded, or
     *     does not have CIFAR's size
     */
    Image paint(Tile tile) {
        Image image = Image.black(Tile.SIDE, Tile.SIDE);
        Arrays.fill(image.rgb(), (byte) tile.grey());
        paint(image, tile.first(), tile.x(), tile.y());
        tile.second()
                .ifPresent(
                        second ->
                                paint(
                                        image,
                                        second,
                                        tile.x() + (tile.sideBySide() ? Tile.PHOTOGRAPH_SIDE : 0),
                                        tile.y() + (tile.sideBySide() ? 0 : Tile.PHOTOGRAPH_SIDE)));
        return image;
    }

    private void paint(Image image, Tile.Framed framed, int left, int top) {
        Image photograph = decoder.decode(photographs.image(framed.photograph()));
        for (int y = 0; y < Tile.PHOTOGRAPH_SIDE; y++) {
            for (int x = 0; x < Tile.PHOTOGRAPH_SIDE; x++) {
                int to = image.offset(left + x, top + y);
                int from = photograph.offset(x, y);
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    image.rgb()[to + channel] =
                            isFrame(x) || isFrame(y)
                                    ? framed.frame().channel(channel)
                                    : photograph.rgb()[from + channel];
                }
            }
        }
    }

    private static boolean isFrame(int place) {
        return place < FRAME_PIXELS || place >= Tile.PHOTOGRAPH_SIDE - FRAME_PIXELS;
    }
}
