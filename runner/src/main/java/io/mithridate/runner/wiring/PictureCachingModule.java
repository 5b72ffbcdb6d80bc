package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import io.mithridate.api.backend.PictureCaching;

/** Offers what the command line says of pictures that are kept on disk. */
final class PictureCachingModule extends AbstractModule {

    private final PictureCaching caching;

    PictureCachingModule(PictureCaching caching) {
        this.caching = caching;
    }

    @Override
    protected void configure() {
        bind(PictureCaching.class).toInstance(caching);
    }
}
