package io.mithridate.api.backend;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A publication that defines what a plugin does.
 *
 * @param title the publication's title
 * @param authors the first author, followed by "et al." if there are several
 * @param year the year of publication
 * @param link a link to the publication
 */
public record Reference(String title, String authors, int year, URI link) {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\S.*?), (\\d{4})\\. (\\S.*)\\. (arXiv:\\S+|https?://\\S+)");

    private static final String ARXIV = "arXiv:";

    /** Returns a paper on arXiv with the given identifier, e.g. {@code 2409.17601}. */
    public static Reference arXiv(String title, String authors, int year, String identifier) {
        return new Reference(
                title, authors, year, URI.create("https://arxiv.org/abs/" + identifier));
    }

    /**
     * Parses a citation consisting of authors, year, title, and an arXiv identifier or a link.
     *
     * @param citation for example {@code "Gu et al., 2017. BadNets: Identifying Vulnerabilities.
     *     arXiv:1708.06733"}
     * @throws IllegalArgumentException if it does not have this form
     */
    public static Reference parse(String citation) {
        Matcher parts = SYNTAX.matcher(citation);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    ("'%s' is not written like 'Gu et al., 2017. BadNets: Identifying"
                                    + " Vulnerabilities. arXiv:1708.06733'")
                            .formatted(citation));
        }
        int year = Integer.parseInt(parts.group(2));
        String link = parts.group(4);
        return link.startsWith(ARXIV)
                ? arXiv(parts.group(3), parts.group(1), year, link.substring(ARXIV.length()))
                : new Reference(parts.group(3), parts.group(1), year, URI.create(link));
    }
}
