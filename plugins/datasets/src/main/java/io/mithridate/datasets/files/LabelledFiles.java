package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import java.util.Arrays;
import java.util.List;

/** Picture files of a folder with their classes. */
public final class LabelledFiles implements LabelledImages {

    private final PictureFolder folder;
    private final List<String> names;
    private final int[] labels;
    private final int[] chosen;
    private final String fingerprint;

    /**
     * Some of a folder's pictures.
     *
     * @param names the name of each picture, from the folder on
     * @param labels the class of each
     * @param chosen which of them, in this order
     * @param state stands for names, labels and contents of all of them
     */
    public LabelledFiles(
            PictureFolder folder, List<String> names, int[] labels, int[] chosen, String state) {
        this.folder = folder;
        this.names = names;
        this.labels = labels.clone();
        this.chosen = chosen.clone();
        Fingerprint digest = new Fingerprint().add(state);
        Arrays.stream(chosen).forEach(digest::add);
        fingerprint = digest.text();
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public String id(int index) {
        return names.get(chosen[index]);
    }

    @Override
    public ImageData image(int index) {
        return folder.read(id(index), "");
    }

    @Override
    public int label(int index) {
        return labels[chosen[index]];
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
