package io.mithridate.api.plugin;

import java.net.URI;

/**
 * A publication that defines what a plugin does.
 *
 * @param title the publication's title
 * @param authors the first author, with "et al." where there are more
 * @param year the year of publication
 * @param link where it can be read
 */
public record Reference(String title, String authors, int year, URI link) {

    /** A paper on arXiv, by its identifier, such as {@code 2409.17601}. */
    public static Reference arXiv(String title, String authors, int year, String identifier) {
        return new Reference(
                title, authors, year, URI.create("https://arxiv.org/abs/" + identifier));
    }
}
