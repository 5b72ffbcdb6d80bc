package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.ClassFolders;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.PictureFacts;
import io.mithridate.datasets.files.PictureFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Photographs in a folder for each class. */
final class FolderPhotographs implements Photographs {

    private final ClassFolders folders;
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
                new PictureFacts(folder, all.pictures().size(), all::name, check, decoder);
        Fingerprint digest = new Fingerprint().add(check.name());
        List<ClassFolders.Picture> usable = new ArrayList<>();
        for (int i = 0; i < all.pictures().size(); i++) {
            Optional<String> damage = facts.damage(i);
            if (damage.isPresent()) {
                bad.add(all.name(i), damage.get());
            } else {
                usable.add(all.pictures().get(i));
                digest.add(all.name(i)).add(facts.state(i));
            }
        }
        bad.requireFew();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' has no photographs that can be used".formatted(root));
        }
        folders = new ClassFolders(root, all.classes(), usable);
        leftOut = bad.leftOut();
        fingerprint = digest.text();
    }

    /** Which files were left out. */
    LeftOut leftOut() {
        return leftOut;
    }

    private String fileName(int index) {
        return folders.name(index);
    }

    List<String> classes() {
        return folders.classes();
    }

    @Override
    public int size() {
        return folders.pictures().size();
    }

    @Override
    public int label(int index) {
        return folders.pictures().get(index).label();
    }

    @Override
    public ImageData image(int index) {
        return folder.read(fileName(index), "");
    }

    @Override
    public String name(int index) {
        return folders.root().getFileName() + "/" + fileName(index);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
