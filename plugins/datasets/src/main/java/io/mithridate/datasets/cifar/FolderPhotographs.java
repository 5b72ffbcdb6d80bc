package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.ClassFolders;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LabelledListing.Entry;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.PictureFacts;
import io.mithridate.datasets.files.PictureFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Photographs in a folder for each class. */
final class FolderPhotographs implements Photographs {

    private final String name;
    private final List<String> classes;
    private final List<Entry> pictures = new ArrayList<>();
    private final PictureFolder folder;
    private final LeftOut leftOut;
    private final String fingerprint;

    /**
     * Lists photographs.
     *
     * @param maxBadRows how many files may be left out because they cannot be used
     * @throws IllegalArgumentException if there are more, or only such
     */
    FolderPhotographs(Path root, Check check, int maxBadRows, ImageDecoder decoder) {
        BadRows bad = new BadRows(root.toString(), maxBadRows);
        ClassFolders all = ClassFolders.list(root, bad);
        folder = new PictureFolder(root);
        PictureFacts facts =
                new PictureFacts(
                        folder,
                        all.pictures().size(),
                        picture -> all.pictures().get(picture).name(),
                        check,
                        decoder);
        Fingerprint digest = new Fingerprint().add(check.name());
        for (int i = 0; i < all.pictures().size(); i++) {
            Entry picture = all.pictures().get(i);
            Optional<String> damage = facts.damage(i);
            if (damage.isPresent()) {
                bad.add(picture.place(), damage.get());
            } else {
                pictures.add(picture);
                digest.add(picture.name()).add(facts.state(i));
            }
        }
        bad.requireFew();
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' has no photographs that can be used".formatted(root));
        }
        classes = all.classes();
        name = String.valueOf(root.getFileName());
        leftOut = bad.leftOut();
        fingerprint = digest.text();
    }

    /** Which files were left out. */
    LeftOut leftOut() {
        return leftOut;
    }

    List<String> classes() {
        return classes;
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public int label(int index) {
        return pictures.get(index).label();
    }

    @Override
    public ImageData image(int index) {
        return folder.read(pictures.get(index).name(), "");
    }

    @Override
    public String name(int index) {
        return name + "/" + pictures.get(index).name();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
