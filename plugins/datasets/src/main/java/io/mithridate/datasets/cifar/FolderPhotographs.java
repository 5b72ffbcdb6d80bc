package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.ClassFolders;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.PictureFacts;
import io.mithridate.datasets.files.PictureFolder;
import java.nio.file.Path;
import java.util.List;

/** Photographs in a folder for each class. */
final class FolderPhotographs implements Photographs {

    private final ClassFolders folders;
    private final PictureFolder folder;
    private final String fingerprint;

    /**
     * Lists photographs.
     *
     * @throws IllegalArgumentException if a file cannot be used
     */
    FolderPhotographs(Path root, Check check, ImageDecoder decoder) {
        BadRows bad = new BadRows(root.toString(), 0);
        folders = ClassFolders.list(root, bad);
        folder = new PictureFolder(root);
        PictureFacts facts = new PictureFacts(folder, size(), this::fileName, check, decoder);
        Fingerprint digest = new Fingerprint().add(check.name());
        for (int i = 0; i < size(); i++) {
            int picture = i;
            facts.damage(i).ifPresent(reason -> bad.add(fileName(picture), reason));
            digest.add(fileName(i)).add(facts.state(i));
        }
        bad.requireFew();
        fingerprint = digest.text();
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
