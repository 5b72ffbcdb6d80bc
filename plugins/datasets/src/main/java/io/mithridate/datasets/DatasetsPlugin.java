package io.mithridate.datasets;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.datasets.captions.ImageCaptions;
import io.mithridate.datasets.cifar.Cifar;
import io.mithridate.datasets.coco.Coco;
import io.mithridate.datasets.emojiscenes.EmojiScenes;
import io.mithridate.datasets.files.ImageFolder;
import io.mithridate.datasets.imagenet.ImageNet;
import io.mithridate.datasets.webdataset.WebDataset;
import java.util.List;

/** The bundled data sets. */
public final class DatasetsPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                ImageCaptions.class,
                Cifar.class,
                Coco.class,
                EmojiScenes.class,
                ImageFolder.class,
                ImageNet.class,
                WebDataset.class);
    }
}
